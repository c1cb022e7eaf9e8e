// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/sam2/fpn_neck.h"

namespace filigree {

FpnNeckImpl::FpnNeckImpl(const std::array<int64_t, 4> &channels)
{
    const auto list = register_module("convs", torch::nn::ModuleList());
    for (std::size_t i = channels.size(); i-- > 0;) {
        const auto level = std::make_shared<torch::nn::Module>();
        list->push_back(level);
        convs.push_back(level->register_module(
            "conv", Convolution(ConvolutionShape{channels[i], sam2Width, 1})));
    }
}

torch::Tensor FpnNeckImpl::forward(const torch::Tensor &third, const torch::Tensor &fourth)
{
    // Not all devices enlarge what autocast rounded.
    const torch::Tensor coarse = convs[0](fourth).to(convs[0]->weight.scalar_type());
    const torch::Tensor doubled = torch::upsample_nearest2d(coarse, {third.size(2), third.size(3)});
    return convs[1](third) + doubled;
}

} // namespace filigree
