// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/layers/convolution.h"
#include "inference/models/layers/norm.h"

namespace filigree {

//! Three convolutions beside a shortcut: [1, C, H, W], channels-last -> what is to be added to it;
//! the official ResBottleneckBlock. Checkpoint: backbone.blocks.{i}.residual.
class VitBottleneckImpl final : public torch::nn::Module
{
public:
    explicit VitBottleneckImpl(int64_t channels);
    torch::Tensor forward(torch::Tensor x);

private:
    std::vector<Convolution> convolutions;
    std::vector<PixelNorm> norms;
};
TORCH_MODULE(VitBottleneck);

} // namespace filigree
