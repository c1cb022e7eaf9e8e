// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/clip/clip_layer.h"

#include <functional>
#include <stop_token>

namespace filigree {

//! Sees the output of each layer.
using LayerTap = std::function<void(int64_t layer, const torch::Tensor &output)>;

//! The transformer of one tower of CLIP: tokens [B, N, hidden] -> the same.
//! Checkpoint: {tower}.encoder.
class ClipEncoderImpl final : public torch::nn::Module
{
public:
    explicit ClipEncoderImpl(const ClipTowerConfig &config);
    //! Ends early, with an output of no use, when it is stopped.
    torch::Tensor forward(torch::Tensor x, const LayerTap &tap = {},
                          const std::stop_token &stop = {});

private:
    std::vector<ClipLayer> layers;
};
TORCH_MODULE(ClipEncoder);

} // namespace filigree
