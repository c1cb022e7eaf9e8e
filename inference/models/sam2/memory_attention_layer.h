// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/layers/block_tail.h"
#include "inference/models/sam2/position_encoding.h"
#include "inference/models/sam2/projected_attention.h"

namespace filigree {

//! What a frame is compared with.
struct MemoryTokens
{
    torch::Tensor features; //!< [B, M, 64]: frame after frame, then the object pointers.
    torch::Tensor placed; //!< The same with their positions added: what all layers make keys of.
    int64_t frames = 0;
    int64_t tokensOfFrame = 0; //!< Of each frame; those that stand for places in a map are last.
};

//! Attention of a frame to itself and to memories. Checkpoint: memory_attention.layers.{i}.
class MemoryAttentionLayerImpl final : public torch::nn::Module
{
public:
    MemoryAttentionLayerImpl();
    //! Joins weights that are always used together, and packs them; called once after loading.
    void prepare();
    //! The first half: x [B, N, 256] -> the same.
    torch::Tensor attendedToItself(const torch::Tensor &x, const RotaryPositions &positions);
    //! The second half; queries and keys hold the rotations of the two maps.
    torch::Tensor attendedTo(const MemoryTokens &memory, const torch::Tensor &x,
                             const RotaryPositions &queries, const RotaryPositions &keys,
                             int64_t placesOfFrame);

private:
    torch::Tensor memoryKeys(const MemoryTokens &memory, const RotaryPositions &positions,
                             int64_t placesOfFrame);

    ProjectedAttention self_attn, cross_attn_image;
    TokenLinear linear1, linear2;
    TokenNorm norm1, norm2, norm3;
    torch::Tensor selfWeight, selfBias; // queries, keys and values together
    torch::Tensor crossWeight, crossBias; // values and the projection after them together
    PackedLinear selfProjections, queryProjection; // on the processor
    BlockTail tail; // likewise
};
TORCH_MODULE(MemoryAttentionLayer);

} // namespace filigree
