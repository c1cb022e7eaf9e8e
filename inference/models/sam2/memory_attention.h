// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/sam2/memory_attention_layer.h"

namespace filigree {

//! Conditions the features of a frame on memories of other frames. Checkpoint: memory_attention.
class MemoryAttentionImpl final : public torch::nn::Module
{
public:
    //! memorySize: places a side of a memory; 64, or 16 after EdgeTAM's perceiver.
    MemoryAttentionImpl(int64_t layers, int64_t memorySize);
    void prepare();
    //! What comes before the first memory is read: x and its positions [B, 4096, 256] and
    //! [4096, 256] -> [B, 4096, 256].
    torch::Tensor begin(const torch::Tensor &x, const torch::Tensor &positions);
    //! The rest: [B, 4096, 256] -> the same.
    torch::Tensor forward(const torch::Tensor &begun, const MemoryTokens &memory);

private:
    std::vector<MemoryAttentionLayer> layers;
    TokenNorm norm{nullptr};
    RotaryPositions queries, keys;
    int64_t placesOfFrame;
};
TORCH_MODULE(MemoryAttention);

} // namespace filigree
