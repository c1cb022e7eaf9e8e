// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/layers/folded_convolution.h"

namespace filigree {

FoldedConvolution folded(const ConvolutionImpl &conv, const torch::nn::BatchNorm2dImpl &bn)
{
    const auto exact = [](const torch::Tensor &x) { return x.detach().to(torch::kDouble); };
    const torch::Tensor scale =
        exact(bn.weight) / (exact(bn.running_var) + bn.options.eps()).sqrt();
    torch::Tensor bias = -exact(bn.running_mean);
    if (conv.bias.defined())
        bias += exact(conv.bias);
    return {(exact(conv.weight) * scale.view({-1, 1, 1, 1})).to(conv.weight.scalar_type()),
            (exact(bn.bias) + bias * scale).to(conv.weight.scalar_type())};
}

} // namespace filigree
