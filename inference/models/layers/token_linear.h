// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <torch/nn.h>

namespace filigree {

//! x [..., in] times weight [out, in] plus bias -> [..., out]. On the CPU as a convolution over
//! tokens, which oneDNN does several times faster than the matrix product of Debian's LibTorch; few
//! tokens, for which it would mostly rearrange the weights, by a kernel of our own.
torch::Tensor affine(const torch::Tensor &x, const torch::Tensor &weight,
                     const torch::Tensor &bias = {});

//! A linear layer; its values are undefined until they are loaded.
class TokenLinearImpl final : public torch::nn::Module
{
public:
    TokenLinearImpl(int64_t in, int64_t out, bool hasBias = true);
    torch::Tensor forward(const torch::Tensor &x) { return affine(x, weight, bias); }

    torch::Tensor weight; //!< [out, in]
    torch::Tensor bias; //!< [out], or undefined.
};
TORCH_MODULE(TokenLinear);

} // namespace filigree
