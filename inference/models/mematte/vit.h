// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"
#include "inference/models/mematte/vit_block.h"

#include <stop_token>

namespace filigree {

//! The plain transformer that MEMatte and ViTMatte read pictures with. Checkpoint: backbone.
class VitImpl final : public torch::nn::Module
{
public:
    explicit VitImpl(const MatteConfig &config);
    void prepare();
    //! Picture and trimap [1, 4, H, W], sides multiples of 16 -> features [1, C, H/16, W/16],
    //! channels-last. Errors: Cancelled.
    Result<torch::Tensor> forward(const torch::Tensor &x, int64_t max_number_token,
                                  const Probe &probe, const std::stop_token &stop);

private:
    torch::Tensor positionsFor(int64_t height, int64_t width) const; // [1, C, H, W]

    torch::Tensor pos_embed; // [1, 1 + 14 * 14, C]; the first is of no place
    Convolution patch_embed;
    std::vector<VitBlock> blocks;
    std::vector<TokenRouter> routers; // one for each global block, or none
};
TORCH_MODULE(Vit);

} // namespace filigree
