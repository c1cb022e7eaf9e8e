// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/mematte/light_refinement.h"

#include <algorithm>

namespace filigree {
namespace {

constexpr int64_t kernelSize = 5;
constexpr int64_t gateSize = 5;
constexpr int64_t bandBytes = 24 << 20; // of a band of rows, which bounds the memory

} // namespace

LightRefinementImpl::LightRefinementImpl(int64_t dim)
    : fc1(register_module("fc1", TokenLinear(dim, 2 * dim)))
    , dwconv(register_module(
          "dwconv",
          Convolution(ConvolutionShape{2 * dim, 2 * dim, kernelSize, 1, kernelSize / 2, 2 * dim})))
    , fc2(register_module("fc2", TokenLinear(2 * dim, dim)))
{
    const auto eca = register_module("eca", std::make_shared<torch::nn::Module>());
    const auto conv = eca->register_module("conv", std::make_shared<torch::nn::Module>());
    gate = conv->register_parameter("weight", torch::empty({1, 1, gateSize}), false);
}

torch::Tensor LightRefinementImpl::forward(const torch::Tensor &x)
{
    constexpr int64_t margin = kernelSize / 2;
    const int64_t height = x.size(0);
    const int64_t bandTokens = bandBytes / (2 * x.size(2) * int64_t(sizeof(float)));
    const int64_t rows = std::max<int64_t>(4 * margin, bandTokens / x.size(1));
    torch::Tensor result = torch::empty_like(x);
    for (int64_t y = 0; y < height; y += rows) {
        const int64_t end = std::min(height, y + rows);
        const int64_t top = std::max<int64_t>(0, y - margin);
        torch::Tensor hidden = fc1(x.slice(0, top, std::min(height, end + margin)));
        at::gelu_(hidden);
        hidden = dwconv(hidden.permute({2, 0, 1}).unsqueeze(0))
                     .slice(2, y - top, end - top)
                     .permute({0, 2, 3, 1})[0];
        result.slice(0, y, end).copy_(fc2(at::gelu_(hidden)));
    }
    const torch::Tensor means = result.mean(torch::IntArrayRef({0, 1})).view({1, 1, -1});
    const torch::Tensor open = torch::sigmoid(torch::conv1d(means, gate, {}, 1, gateSize / 2));
    return result.mul_(open.view(-1) + 1);
}

} // namespace filigree
