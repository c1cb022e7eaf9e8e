// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/layers/norm.h"
#include "inference/models/mematte/light_refinement.h"
#include "inference/models/mematte/matte_config.h"
#include "inference/models/mematte/token_router.h"
#include "inference/models/mematte/vit_attention.h"
#include "inference/models/mematte/vit_bottleneck.h"

namespace filigree {

//! Two linear layers; the official Mlp of timm. Checkpoint: backbone.blocks.{i}.mlp.
class VitMlpImpl final : public torch::nn::Module
{
public:
    explicit VitMlpImpl(int64_t dim);
    torch::Tensor forward(const torch::Tensor &x); //!< [N, C] -> the same.

    TokenLinear fc1, fc2;
};
TORCH_MODULE(VitMlp);

//! One block of the backbone; works on its tokens in place, a part of them at a time wherever they
//! do not need each other, so that little more than the tokens themselves is ever kept.
//! Checkpoint: backbone.blocks.{i}.
class VitBlockImpl final : public torch::nn::Module
{
public:
    VitBlockImpl(const MatteConfig &config, int64_t index);
    void prepare();
    //! Tokens of a grid [H, W, C]. Without routing all of them attend.
    void forward(torch::Tensor &x, const Routing *routing, const Probe &probe);

private:
    void attend(torch::Tensor &x, const Routing *routing, const Probe &probe);
    void attendInWindows(torch::Tensor &x);
    void attendKept(const torch::Tensor &x, const torch::Tensor &kept, torch::Tensor &result);
    void attendRouted(torch::Tensor &x, const Routing &routing, const Probe &probe);

    int64_t index;
    TokenNorm norm1;
    VitAttention attn;
    TokenNorm norm2;
    VitMlp mlp;
    LightRefinement efficient_block{nullptr};
    VitBottleneck residual{nullptr};
    VitWindows windows; // of a block that has them
    KeptAttention keptAttention; // of a block with routing
};
TORCH_MODULE(VitBlock);

} // namespace filigree
