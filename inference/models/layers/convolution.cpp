// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/layers/convolution.h"

#include "inference/models/layers/precision.h"
#include "inference/models/processor.h"

namespace filigree {

torch::Tensor processorConvolution(const torch::Tensor &x, const torch::Tensor &weight,
                                   const torch::Tensor &bias, const ConvolutionShape &shape)
{
    const auto convolution = [&](const auto &convert) {
        return at::mkldnn_convolution(
            convert(x), convert(weight), bias.defined() ? convert(bias) : bias,
            {shape.padding, shape.padding}, {shape.stride, shape.stride}, {1, 1}, shape.groups);
    };
    if (precision() == Precision::Bfloat16 && hasBfloat16Products())
        return convolution([](const torch::Tensor &one) { return one.to(torch::kBFloat16); })
            .to(torch::kFloat);
    return convolution([](const torch::Tensor &one) { return one; });
}

torch::Tensor convolve(const torch::Tensor &x, const torch::Tensor &weight,
                       const torch::Tensor &bias, const ConvolutionShape &shape)
{
    const torch::Tensor image = x.contiguous(torch::MemoryFormat::ChannelsLast);
    if (!runsOnKernels(x))
        return torch::conv2d(image, weight, bias, shape.stride, shape.padding, 1, shape.groups);
    return processorConvolution(image, weight, bias, shape)
        .contiguous(torch::MemoryFormat::ChannelsLast);
}

ConvolutionImpl::ConvolutionImpl(const ConvolutionShape &given)
    : shape(given)
    , weight(register_parameter(
          "weight", torch::empty({given.out, given.in / given.groups, given.kernel, given.kernel}),
          false))
{
    if (given.hasBias)
        bias = register_parameter("bias", torch::empty({given.out}), false);
}

} // namespace filigree
