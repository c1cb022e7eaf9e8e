// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/clip/clip_encoder.h"

namespace filigree {

ClipEncoderImpl::ClipEncoderImpl(const ClipTowerConfig &config)
{
    const auto list = register_module("layers", torch::nn::ModuleList());
    for (int64_t i = 0; i < config.num_hidden_layers; ++i) {
        layers.push_back(ClipLayer(config));
        list->push_back(layers.back());
    }
}

torch::Tensor ClipEncoderImpl::forward(torch::Tensor x, const LayerTap &tap,
                                       const std::stop_token &stop)
{
    for (std::size_t i = 0; i < layers.size() && !stop.stop_requested(); ++i) {
        x = layers[i](x);
        if (tap)
            tap(int64_t(i), x);
    }
    return x;
}

} // namespace filigree
