// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/clip/clip_layer.h"

#include "inference/models/layers/attention.h"
#include "inference/models/layers/quick_gelu.h"

#include <cmath>
#include <limits>

namespace filigree {
namespace {

TokenLinear square(const ClipTowerConfig &config)
{
    return TokenLinear(config.hidden_size, config.hidden_size);
}

// Texts are short: all scores of their tokens may be there at once.
torch::Tensor causalAttention(const torch::Tensor &q, const torch::Tensor &k,
                              const torch::Tensor &v)
{
    const torch::Tensor later =
        torch::full({q.size(2), k.size(2)}, -std::numeric_limits<float>::infinity(), q.options())
            .triu_(1);
    const torch::Tensor scores =
        torch::matmul(q / std::sqrt(double(q.size(3))), k.transpose(2, 3)) + later;
    return torch::matmul(torch::softmax(scores, -1), v).transpose(1, 2).flatten(2);
}

} // namespace

ClipAttentionImpl::ClipAttentionImpl(const ClipTowerConfig &given)
    : config(given)
    , k_proj(register_module("k_proj", square(given)))
    , v_proj(register_module("v_proj", square(given)))
    , q_proj(register_module("q_proj", square(given)))
    , out_proj(register_module("out_proj", square(given)))
{ }

torch::Tensor ClipAttentionImpl::forward(const torch::Tensor &x)
{
    const auto heads = [&](const torch::Tensor &all) {
        return all.unflatten(2, {config.num_attention_heads, -1}).transpose(1, 2);
    };
    const torch::Tensor q = heads(q_proj(x)), k = heads(k_proj(x)), v = heads(v_proj(x));
    return out_proj(config.isCausal ? causalAttention(q, k, v) : attention(q, k, v));
}

ClipMlpImpl::ClipMlpImpl(const ClipTowerConfig &config)
    : fc1(register_module("fc1", TokenLinear(config.hidden_size, config.intermediate_size)))
    , fc2(register_module("fc2", TokenLinear(config.intermediate_size, config.hidden_size)))
{ }

torch::Tensor ClipMlpImpl::forward(const torch::Tensor &x)
{
    return fc2(quickGelu(fc1(x)));
}

ClipLayerImpl::ClipLayerImpl(const ClipTowerConfig &config)
    : self_attn(register_module("self_attn", ClipAttention(config)))
    , layer_norm1(register_module("layer_norm1", TokenNorm(config.hidden_size)))
    , mlp(register_module("mlp", ClipMlp(config)))
    , layer_norm2(register_module("layer_norm2", TokenNorm(config.hidden_size)))
{ }

torch::Tensor ClipLayerImpl::forward(const torch::Tensor &x)
{
    const torch::Tensor y = self_attn(layer_norm1(x)).add_(x);
    return mlp(layer_norm2(y)).add_(y);
}

} // namespace filigree
