// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/layers/token_linear.h"

#include "inference/models/layers/convolution.h"

namespace filigree {

torch::Tensor affine(const torch::Tensor &x, const torch::Tensor &weight, const torch::Tensor &bias)
{
    constexpr int64_t fewTokens = 32; // for which a convolution takes longer to set up than to run
    const int64_t in = weight.size(1);
    const int64_t tokens = x.numel() / in;
    if (!x.is_cpu() || x.scalar_type() != torch::kFloat || tokens < fewTokens)
        return torch::linear(x, weight, bias);
    const torch::Tensor image = x.reshape({1, tokens, 1, in}).permute({0, 3, 1, 2});
    const torch::Tensor out = processorConvolution(image, weight.view({weight.size(0), in, 1, 1}),
                                                   bias, ConvolutionShape{});
    std::vector<int64_t> sizes = x.sizes().vec();
    sizes.back() = weight.size(0);
    return out.permute({0, 2, 3, 1}).reshape(sizes);
}

TokenLinearImpl::TokenLinearImpl(int64_t in, int64_t out, bool hasBias)
    : weight(register_parameter("weight", torch::empty({out, in}), false))
{
    if (hasBias)
        bias = register_parameter("bias", torch::empty({out}), false);
}

} // namespace filigree
