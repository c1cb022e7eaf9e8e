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
    queries.moveTo(norm->weight.device());
    keys.moveTo(norm->weight.device());
}

torch::Tensor MemoryAttentionImpl::begin(const torch::Tensor &x, const torch::Tensor &positions)
{
    return layers.front()->attendedToItself(x + 0.1 * positions, queries);
}

torch::Tensor MemoryAttentionImpl::forward(const torch::Tensor &begun, const MemoryTokens &memory)
{
    torch::Tensor x = begun;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        if (i > 0)
            x = layers[i]->attendedToItself(x, queries);
        x = layers[i]->attendedTo(memory, x, queries, keys, placesOfFrame);
    }
    return norm(x);
}

} // namespace filigree
