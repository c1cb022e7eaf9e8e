// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/layers/product_kernel.h"
#include "inference/models/layers/token_linear.h"

namespace filigree {

//! Linear layers with an activation between them: [..., in] -> [..., out].
//! Checkpoint: layers.{i}.
class MlpImpl final : public torch::nn::Module
{
public:
    using Activation = filigree::Activation;
    MlpImpl(int64_t in, int64_t hidden, int64_t out, int64_t layers, Activation activation);
    torch::Tensor forward(torch::Tensor x);

    std::vector<TokenLinear> layers;

private:
    Activation activation;
};
TORCH_MODULE(Mlp);

} // namespace filigree
