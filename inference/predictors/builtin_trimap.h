// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/predictors/trimap_predictor.h"

#include <memory>

namespace filigree {

//! The unknown region without a network: wide where the tracker is unsure or the picture is soft
//! (hair, fur, blur, smoke), thin on hard edges, steady from one frame to the next.
class BuiltinTrimapPredictor final : public TrimapPredictor
{
public:
    explicit BuiltinTrimapPredictor(std::shared_ptr<FrameSource> frames);
    ~BuiltinTrimapPredictor() override;
    Result<Image> trimap(const TrimapRequest &request, std::stop_token stop) override;

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace filigree
