// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/mematte/vit_bottleneck.h"

namespace filigree {

VitBottleneckImpl::VitBottleneckImpl(int64_t channels)
{
    const int64_t middle = channels / 2;
    const ConvolutionShape shapes[] = {{channels, middle, 1, 1, 0, 1, false},
                                       {middle, middle, 3, 1, 1, 1, false},
                                       {middle, channels, 1, 1, 0, 1, false}};
    for (const ConvolutionShape &shape : shapes) {
        const std::string number = std::to_string(convolutions.size() + 1);
        convolutions.push_back(register_module("conv" + number, Convolution(shape)));
        norms.push_back(register_module("norm" + number, PixelNorm(shape.out)));
    }
}

torch::Tensor VitBottleneckImpl::forward(torch::Tensor x)
{
    for (std::size_t i = 0; i < convolutions.size(); ++i) {
        x = norms[i](convolutions[i](x));
        if (i + 1 < convolutions.size())
            at::gelu_(x);
    }
    return x;
}

} // namespace filigree
