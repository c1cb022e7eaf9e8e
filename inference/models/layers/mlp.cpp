// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/layers/mlp.h"

namespace filigree {

MlpImpl::MlpImpl(int64_t in, int64_t hidden, int64_t out, int64_t count, Activation activationGiven)
    : activation(activationGiven)
{
    const auto list = register_module("layers", torch::nn::ModuleList());
    for (int64_t i = 0; i < count; ++i) {
        layers.push_back(TokenLinear(i == 0 ? in : hidden, i == count - 1 ? out : hidden));
        list->push_back(layers.back());
    }
}

torch::Tensor MlpImpl::forward(torch::Tensor x)
{
    for (std::size_t i = 0; i < layers.size(); ++i) {
        x = layers[i](x);
        if (i + 1 < layers.size())
            x = activation == Activation::Relu ? x.relu_() : torch::gelu_(x);
    }
    return x;
}

} // namespace filigree
