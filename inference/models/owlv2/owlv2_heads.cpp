// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/owlv2/owlv2_heads.h"

#include "inference/models/owlv2/owlv2_towers.h"

namespace filigree {

Owlv2ClassHeadImpl::Owlv2ClassHeadImpl()
    : dense0(register_module("dense0", TokenLinear(owlv2VisionWidth, owlv2TextWidth)))
    , logit_shift(register_module("logit_shift", TokenLinear(owlv2VisionWidth, 1)))
    , logit_scale(register_module("logit_scale", TokenLinear(owlv2VisionWidth, 1)))
{ }

torch::Tensor Owlv2ClassHeadImpl::embeddings(const torch::Tensor &tokens)
{
    return owlv2Unit(dense0(tokens));
}

std::pair<torch::Tensor, torch::Tensor> Owlv2ClassHeadImpl::calibration(const torch::Tensor &tokens)
{
    return {logit_shift(tokens), torch::elu(logit_scale(tokens)) + 1};
}

Owlv2BoxHeadImpl::Owlv2BoxHeadImpl(int64_t out)
    : dense0(register_module("dense0", TokenLinear(owlv2VisionWidth, owlv2VisionWidth)))
    , dense1(register_module("dense1", TokenLinear(owlv2VisionWidth, owlv2VisionWidth)))
    , dense2(register_module("dense2", TokenLinear(owlv2VisionWidth, out)))
{ }

torch::Tensor Owlv2BoxHeadImpl::forward(const torch::Tensor &tokens)
{
    return dense2(torch::gelu(dense1(torch::gelu(dense0(tokens)))));
}

torch::Tensor owlv2Unit(const torch::Tensor &vectors)
{
    return vectors / (vectors.norm(2, -1, true) + 1e-6);
}

torch::Tensor owlv2BoxBias(const Owlv2Grid &grid)
{
    const auto logit = [](const torch::Tensor &share) {
        return torch::log(share + 1e-4) - torch::log1p(-share + 1e-4);
    };
    const auto corners = [&](int64_t count) {
        return torch::arange(1, count + 1, torch::kFloat) / double(grid.side);
    };
    const torch::Tensor x = corners(grid.columns).expand({grid.rows, grid.columns});
    const torch::Tensor y = corners(grid.rows).unsqueeze(1).expand({grid.rows, grid.columns});
    const torch::Tensor size = torch::full_like(x, 1 / double(grid.side));
    return logit(torch::stack({x, y, size, size}, 2)).flatten(0, 1);
}

} // namespace filigree
