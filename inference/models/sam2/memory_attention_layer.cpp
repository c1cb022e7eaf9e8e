// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/sam2/memory_attention_layer.h"

#include "inference/models/layers/attention.h"
#include "inference/models/layers/precision.h"
#include "inference/models/sam2/sam2_config.h"

namespace filigree {
namespace {

constexpr int64_t hidden = 2048;

} // namespace

MemoryAttentionLayerImpl::MemoryAttentionLayerImpl()
    : self_attn(register_module("self_attn", ProjectedAttention(ProjectedAttentionConfig{})))
    , cross_attn_image(register_module(
          "cross_attn_image",
          ProjectedAttention(ProjectedAttentionConfig{sam2Width, sam2Width, 1, sam2MemoryWidth})))
    , linear1(register_module("linear1", TokenLinear(sam2Width, hidden)))
    , linear2(register_module("linear2", TokenLinear(hidden, sam2Width)))
    , norm1(register_module("norm1", TokenNorm(sam2Width)))
    , norm2(register_module("norm2", TokenNorm(sam2Width)))
    , norm3(register_module("norm3", TokenNorm(sam2Width)))
{ }

void MemoryAttentionLayerImpl::prepare()
{
    const auto &self = *self_attn;
    selfWeight = torch::cat({self.q_proj->weight, self.k_proj->weight, self.v_proj->weight});
    selfBias = torch::cat({self.q_proj->bias, self.k_proj->bias, self.v_proj->bias});
    // Weights of attention sum to one and there is one head, so values may be projected after they
    // were averaged: of 64 channels instead of 256.
    const auto &cross = *cross_attn_image;
    const torch::Tensor after = cross.out_proj->weight.to(torch::kDouble);
    crossWeight =
        torch::mm(after, cross.v_proj->weight.to(torch::kDouble)).to(selfWeight.scalar_type());
    crossBias = (torch::mv(after, cross.v_proj->bias.to(torch::kDouble))
                 + cross.out_proj->bias.to(torch::kDouble))
                    .to(selfWeight.scalar_type());
    if (!runsOnKernels(selfWeight))
        return;
    selfProjections = PackedLinear(selfWeight, selfBias);
    queryProjection = PackedLinear(*cross.q_proj);
    tail = BlockTail({PackedLinear(crossWeight, crossBias), PackedLinear(*linear1),
                      PackedLinear(*linear2), norm3, Activation::Relu});
}

torch::Tensor MemoryAttentionLayerImpl::attendedToItself(const torch::Tensor &x,
                                                         const RotaryPositions &positions)
{
    const torch::Tensor all = selfProjections // [B, N, 3 * 256]
        ? selfProjections.normed(x, *norm1)
        : affine(norm1(x), selfWeight, selfBias);
    const torch::Tensor q = all.slice(2, 0, sam2Width);
    const torch::Tensor k = all.slice(2, sam2Width, 2 * sam2Width);
    positions.rotate(q);
    positions.rotate(k);
    const torch::Tensor v = all.slice(2, 2 * sam2Width);
    return x + self_attn->out_proj(attention(q.unsqueeze(1), k.unsqueeze(1), v.unsqueeze(1)));
}

// Only tokens that stand for a place are rotated: the last ones of every frame.
torch::Tensor MemoryAttentionLayerImpl::memoryKeys(const MemoryTokens &memory,
                                                   const RotaryPositions &positions,
                                                   int64_t placesOfFrame)
{
    const torch::Tensor keys = cross_attn_image->k_proj(memory.placed); // [B, M, 256]
    for (int64_t frame = 1; frame <= memory.frames; ++frame) {
        const int64_t end = frame * memory.tokensOfFrame;
        positions.rotate(keys.slice(1, end - placesOfFrame, end));
    }
    return keys;
}

torch::Tensor MemoryAttentionLayerImpl::attendedTo(const MemoryTokens &memory,
                                                   const torch::Tensor &x,
                                                   const RotaryPositions &queries,
                                                   const RotaryPositions &keys,
                                                   int64_t placesOfFrame)
{
    const torch::Tensor q =
        queryProjection ? queryProjection.normed(x, *norm2) : cross_attn_image->q_proj(norm2(x));
    queries.rotate(q);
    const torch::Tensor k = memoryKeys(memory, keys, placesOfFrame);
    const torch::Tensor averaged =
        attention(q.unsqueeze(1), k.unsqueeze(1), memory.features.unsqueeze(1));
    if (tail)
        return tail.forward(averaged, x);
    const torch::Tensor y = x + affine(averaged, crossWeight, crossBias);
    return y + linear2(linear1(norm3(y)).relu_());
}

} // namespace filigree
