// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/layers/mlp.h"
#include "inference/models/layers/norm.h"

namespace filigree {

struct HieraBlockConfig
{
    int64_t dim = 96, dim_out = 96;
    int64_t num_heads = 1;
    bool pools = false; //!< Queries, and so the output, are pooled 2 x 2.
    int64_t window_size = 8; //!< 0: attention over the whole map.
};

//! Attention within windows; the official MultiScaleAttention.
class HieraAttentionImpl final : public torch::nn::Module
{
public:
    explicit HieraAttentionImpl(const HieraBlockConfig &config);
    //! [windows, S, S, dim] -> [windows, S', S', dim_out], not yet projected.
    torch::Tensor forward(const torch::Tensor &x);
    torch::Tensor projected(const torch::Tensor &x) { return proj(x); }

private:
    HieraBlockConfig config;
    TokenLinear qkv, proj;
};
TORCH_MODULE(HieraAttention);

//! One block of Hiera: [B, H, W, dim] -> [B, H', W', dim_out]; the official MultiScaleBlock.
//! Checkpoint: image_encoder.trunk.blocks.{i}.
class HieraBlockImpl final : public torch::nn::Module
{
public:
    explicit HieraBlockImpl(const HieraBlockConfig &config);
    torch::Tensor forward(const torch::Tensor &x);

private:
    torch::Tensor whole(const torch::Tensor &x);
    torch::Tensor attended(const torch::Tensor &x);

    HieraBlockConfig config;
    TokenNorm norm1;
    HieraAttention attn;
    TokenNorm norm2;
    Mlp mlp;
    TokenLinear proj{nullptr};
};
TORCH_MODULE(HieraBlock);

} // namespace filigree
