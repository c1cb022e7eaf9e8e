// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/layers/token_linear.h"

#include "inference/models/layers/convolution.h"
#include "inference/models/layers/kernels.h"
#include "inference/models/layers/precision.h"

#include <ATen/Parallel.h>

#include <algorithm>

namespace filigree {
namespace {

torch::Tensor affineOfFew(const torch::Tensor &x, const torch::Tensor &weight,
                          const torch::Tensor &bias, const std::vector<int64_t> &sizes)
{
    constexpr int64_t leastShare = 1 << 16; // multiplications that are worth a thread
    const torch::Tensor rows = x.contiguous(), matrix = weight.contiguous();
    const torch::Tensor added = bias.defined() ? bias.contiguous() : bias;
    const torch::Tensor out = torch::empty(sizes, x.options());
    RowsProduct product;
    product.x = rows.data_ptr<float>();
    product.weight = matrix.data_ptr<float>();
    product.bias = added.defined() ? added.data_ptr<float>() : nullptr;
    product.out = out.data_ptr<float>();
    product.depth = matrix.size(1);
    product.width = matrix.size(0);
    product.rows = rows.numel() / product.depth;
    const int64_t work = std::max<int64_t>(1, product.rows * product.depth);
    at::parallel_for(0, product.width, leastShare / work + 1, [&](int64_t first, int64_t last) {
        kernels(Precision::Float32).multiplyFewRows(product, first, last);
    });
    return out;
}

} // namespace

torch::Tensor affine(const torch::Tensor &x, const torch::Tensor &weight, const torch::Tensor &bias)
{
    // A handful, as in the decoder of SAM 2, is multiplied before threads have started; and rounded
    // as the official code rounds, by which single pixels of a prompted mask fall on the same side.
    constexpr int64_t handful = 12;
    constexpr int64_t fewTokens = 48; // for which a convolution would rather rearrange the weights
    const int64_t in = weight.size(1);
    const int64_t tokens = x.numel() / in;
    if (!runsOnKernels(x) || tokens < handful)
        return torch::linear(x, weight, bias);
    std::vector<int64_t> sizes = x.sizes().vec();
    sizes.back() = weight.size(0);
    if (tokens < fewTokens)
        return affineOfFew(x, weight, bias, sizes);
    const torch::Tensor image = x.reshape({1, tokens, 1, in}).permute({0, 3, 1, 2});
    const torch::Tensor out = processorConvolution(image, weight.view({weight.size(0), in, 1, 1}),
                                                   bias, ConvolutionShape{});
    return out.permute({0, 2, 3, 1}).reshape(sizes);
}

TokenLinearImpl::TokenLinearImpl(int64_t in, int64_t out, bool hasBias)
    : weight(register_parameter("weight", torch::empty({out, in}), false))
{
    if (hasBias)
        bias = register_parameter("bias", torch::empty({out}), false);
}

} // namespace filigree
