// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/predictors/matter.h"

#include <cstdint>
#include <memory>

namespace filigree {

class MatteNetwork;

struct NetworkMatterOptions
{
    int threads = 0; //!< Of what is done beside the network; 0: all cores.
    //! What the network may take beside its weights. A frame whose unknown region needs more is
    //! matted in overlapping regions, never at a lower resolution.
    std::int64_t bytes = std::int64_t(3) << 30;
    //! How often regions are halved, as those of fewer halvings needed more memory than there is.
    int halvings = 0;
};

//! Matting by MEMatte or ViTMatte. Only what lies near unknown pixels is computed; the trimap's
//! known pixels keep exactly 0 and 1, and the alpha is never rounded.
class NetworkMatter final : public Matter
{
public:
    NetworkMatter(std::shared_ptr<FrameSource> frames, std::shared_ptr<MatteNetwork> network,
                  const NetworkMatterOptions &options = {});
    ~NetworkMatter() override;

    //! Errors: Unreadable with the frame's number, InvalidInput for a trimap that does not fit,
    //! Cancelled, OutOfMemory.
    Result<Matte> matte(const MatteRequest &request, std::stop_token stop) override;
    void reset() override;

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace filigree
