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
    //! What the network may take beside its weights; less than a frame of 4K needs counts as that.
    //! A frame that needs more is matted in overlapping regions, never at a lower resolution.
    std::int64_t bytes = std::int64_t(3) << 30;
    //! How often regions are halved, as those of fewer halvings needed more memory than there is.
    int halvings = 0;
    //! The whole frame is shown if the neighbourhood of unknown pixels is more than this share of
    //! it, and memory allows.
    double wholeFrom = 0.25;
};

//! Matting by MEMatte or ViTMatte. The network sees the whole frame or, where only a small part is
//! unknown or memory is short, what lies around unknown pixels; alpha is made of these alone. The
//! trimap's known pixels keep exactly 0 and 1, and the alpha is never rounded.
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
