// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/layers/norm.h"
#include "inference/models/layers/token_linear.h"

namespace filigree {

//! One tower of CLIP; names as in the official configs.
struct ClipTowerConfig
{
    int64_t hidden_size = 768;
    int64_t intermediate_size = 3072;
    int64_t num_hidden_layers = 12;
    int64_t num_attention_heads = 12;
    bool isCausal = false; //!< A token sees only those before it, and itself.
};

//! Self-attention: [B, N, hidden] -> the same. Checkpoint: self_attn.
class ClipAttentionImpl final : public torch::nn::Module
{
public:
    explicit ClipAttentionImpl(const ClipTowerConfig &config);
    torch::Tensor forward(const torch::Tensor &x);

private:
    ClipTowerConfig config;
    TokenLinear k_proj, v_proj, q_proj, out_proj;
};
TORCH_MODULE(ClipAttention);

//! Two linear layers with x sigmoid(1.702 x) between them. Checkpoint: mlp.
class ClipMlpImpl final : public torch::nn::Module
{
public:
    explicit ClipMlpImpl(const ClipTowerConfig &config);
    torch::Tensor forward(const torch::Tensor &x);

private:
    TokenLinear fc1, fc2;
};
TORCH_MODULE(ClipMlp);

//! Attention and perceptron, each behind a norm and added to what came in.
//! Checkpoint: {tower}.encoder.layers.{i}.
class ClipLayerImpl final : public torch::nn::Module
{
public:
    explicit ClipLayerImpl(const ClipTowerConfig &config);
    torch::Tensor forward(const torch::Tensor &x);

private:
    ClipAttention self_attn;
    TokenNorm layer_norm1;
    ClipMlp mlp;
    TokenNorm layer_norm2;
};
TORCH_MODULE(ClipLayer);

} // namespace filigree
