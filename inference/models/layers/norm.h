// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <torch/nn.h>

namespace filigree {

//! Layer norm over the last dimension: [..., C] -> the same.
class TokenNormImpl final : public torch::nn::Module
{
public:
    explicit TokenNormImpl(int64_t channels, double eps = 1e-5);
    torch::Tensor forward(const torch::Tensor &x);

    torch::Tensor weight, bias; //!< [C]
    const double eps;
};
TORCH_MODULE(TokenNorm);

//! Layer norm over the channels of every pixel: [B, C, H, W], channels-last -> the same.
class PixelNormImpl final : public torch::nn::Module
{
public:
    explicit PixelNormImpl(int64_t channels);
    torch::Tensor forward(const torch::Tensor &x);

    torch::Tensor weight, bias; //!< [C]
};
TORCH_MODULE(PixelNorm);

} // namespace filigree
