// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/layers/mlp.h"
#include "inference/models/layers/norm.h"
#include "inference/models/sam2/hiera_windows.h"

namespace filigree {

//! Attention within windows; the official MultiScaleAttention.
class HieraAttentionImpl final : public torch::nn::Module
{
public:
    explicit HieraAttentionImpl(const HieraBlockConfig &config);
    //! [windows, S, S, dim] -> [windows, S', S', dim_out], not yet projected.
    torch::Tensor forward(const torch::Tensor &x);
    torch::Tensor projected(const torch::Tensor &x) { return proj(x); }

    TokenLinear qkv, proj;

private:
    HieraBlockConfig config;
};
TORCH_MODULE(HieraAttention);

//! One block of Hiera: [B, H, W, dim] -> [B, H', W', dim_out]; the official MultiScaleBlock.
//! Checkpoint: image_encoder.trunk.blocks.{i}.
class HieraBlockImpl final : public torch::nn::Module
{
public:
    explicit HieraBlockImpl(const HieraBlockConfig &config);
    //! Packs the weights, where the processor is to run the block; called once after loading.
    void prepare();
    torch::Tensor forward(const torch::Tensor &x);

private:
    torch::Tensor globally(const torch::Tensor &x);
    torch::Tensor attended(const torch::Tensor &x);

    HieraBlockConfig config;
    TokenNorm norm1;
    HieraAttention attn;
    TokenNorm norm2;
    Mlp mlp;
    TokenLinear proj{nullptr};
    PackedLinear qkv;
    BlockTail tail;
    HieraWindows windows;
};
TORCH_MODULE(HieraBlock);

} // namespace filigree
