// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/predictors/matter.h"

#include <memory>

namespace filigree {

//! Matting without a network: inference/matting. A frame asked for right after or right before its
//! neighbour leans on that neighbour's alpha, moved along the optical flow. The request's edge
//! controls are applied last; the alpha that is remembered is the one without them.
class BuiltinMatter final : public Matter
{
public:
    BuiltinMatter(std::shared_ptr<FrameSource> frames, int threads); //!< Threads 0: all cores.
    ~BuiltinMatter() override;

    //! Errors: Unreadable with the frame's number, InvalidInput for a trimap that does not fit or
    //! knows nothing, Cancelled, OutOfMemory.
    Result<Matte> matte(const MatteRequest &request, std::stop_token stop) override;
    void reset() override;

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace filigree
