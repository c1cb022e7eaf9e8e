// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/layers/convolution.h"

namespace filigree {

torch::Tensor convolve(const torch::Tensor &x, const torch::Tensor &weight,
                       const torch::Tensor &bias, const ConvolutionShape &shape)
{
    const torch::Tensor image = x.contiguous(torch::MemoryFormat::ChannelsLast);
    if (!x.is_cpu() || x.scalar_type() != torch::kFloat)
        return torch::conv2d(image, weight, bias, shape.stride, shape.padding, 1, shape.groups);
    return at::mkldnn_convolution(image, weight, bias, {shape.padding, shape.padding},
                                  {shape.stride, shape.stride}, {1, 1}, shape.groups)
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
