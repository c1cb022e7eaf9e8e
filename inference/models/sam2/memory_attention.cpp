// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/sam2/memory_attention.h"

#include "inference/models/sam2/sam2_config.h"

namespace filigree {

MemoryAttentionImpl::MemoryAttentionImpl(int64_t count, int64_t memorySize)
    : queries(sam2Width, sam2FeatureSize)
    , keys(sam2Width, memorySize)
    , placesOfFrame(memorySize * memorySize)
{
    const auto list = register_module("layers", torch::nn::ModuleList());
    for (int64_t i = 0; i < count; ++i) {
        layers.push_back(MemoryAttentionLayer());
        list->push_back(layers.back());
    }
    norm = register_module("norm", TokenNorm(sam2Width));
}

void MemoryAttentionImpl::prepare()
{
    for (MemoryAttentionLayer &layer : layers)
        layer->prepare();
}

torch::Tensor MemoryAttentionImpl::forward(const torch::Tensor &given,
                                           const torch::Tensor &positions,
                                           const MemoryTokens &memory)
{
    torch::Tensor x = given + 0.1 * positions;
    for (MemoryAttentionLayer &layer : layers)
        x = layer->forward(x, memory, queries, keys, placesOfFrame);
    return norm(x);
}

} // namespace filigree
