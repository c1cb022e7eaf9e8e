// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/layers/attention.h"
#include "inference/models/layers/token_linear.h"
#include "inference/models/mematte/kept_attention.h"
#include "inference/models/mematte/vit_windows.h"

namespace filigree {

//! Attention between tokens, with relative positions where they lie on a grid; the official
//! Attention. Checkpoint: backbone.blocks.{i}.attn.
class VitAttentionImpl final : public torch::nn::Module
{
public:
    //! tableGrid: tokens a side of the grid that the stored relative positions are for; 0: none.
    VitAttentionImpl(int64_t dim, int64_t num_heads, int64_t tableGrid);
    //! Tokens [B, N, C] -> the same, projected. N = height * width where there are positions.
    torch::Tensor forward(const torch::Tensor &x, int64_t height, int64_t width);

    //! The same for some tokens, or within windows; for once the weights are set.
    KeptAttention amongKept(TokenNorm norm) const;
    VitWindows inWindows(TokenNorm norm, const TokenNorm &norm2, const TokenLinear &fc1,
                         const TokenLinear &fc2) const;

private:
    RelativePositions positions(int64_t height, int64_t width) const;

    int64_t num_heads;
    torch::Tensor rel_pos_h, rel_pos_w; // [2 * tableGrid - 1, C / num_heads], or undefined
    TokenLinear qkv, proj;
};
TORCH_MODULE(VitAttention);

} // namespace filigree
