// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <torch/nn.h>

namespace filigree {

struct ConvolutionShape
{
    int64_t in = 1, out = 1, kernel = 1;
    int64_t stride = 1, padding = 0, groups = 1;
    bool hasBias = true;
};

//! x [B, in, H, W] as channels-last -> [B, out, H', W'], channels-last.
torch::Tensor convolve(const torch::Tensor &x, const torch::Tensor &weight,
                       const torch::Tensor &bias, const ConvolutionShape &shape);

//! The same by oneDNN, for floats on the processor, in the precision of this thread; channels-last
//! or not, as oneDNN likes it.
torch::Tensor processorConvolution(const torch::Tensor &x, const torch::Tensor &weight,
                                   const torch::Tensor &bias, const ConvolutionShape &shape);

//! A convolution; its values are undefined until they are loaded.
class ConvolutionImpl final : public torch::nn::Module
{
public:
    explicit ConvolutionImpl(const ConvolutionShape &shape);
    torch::Tensor forward(const torch::Tensor &x) { return convolve(x, weight, bias, shape); }

    ConvolutionShape shape;
    torch::Tensor weight; //!< [out, in / groups, kernel, kernel]
    torch::Tensor bias; //!< [out], or undefined.
};
TORCH_MODULE(Convolution);

} // namespace filigree
