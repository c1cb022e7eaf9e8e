// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/mematte/token_router.h"

namespace filigree {

TokenRouterImpl::TokenRouterImpl(int64_t dim)
{
    const auto in = register_module("in_conv", std::make_shared<torch::nn::Module>());
    norm = in->register_module("0", TokenNorm(dim));
    layers.push_back(in->register_module("1", TokenLinear(dim, dim)));
    const auto out = register_module("out_conv", std::make_shared<torch::nn::Module>());
    layers.push_back(out->register_module("0", TokenLinear(dim, dim / 2))); // activations count too
    layers.push_back(out->register_module("2", TokenLinear(dim / 2, dim / 4)));
    layers.push_back(out->register_module("4", TokenLinear(dim / 4, 2)));
}

Routing TokenRouterImpl::forward(const torch::Tensor &x, int64_t max_number_token)
{
    torch::Tensor y = layers[0](norm(x));
    at::gelu_(y);
    // Half of the channels speak for the token, half for the whole picture.
    torch::Tensor whole = y.slice(2, y.size(2) / 2);
    whole.copy_(whole.mean(torch::IntArrayRef({0, 1}), true));
    for (std::size_t i = 1; i < layers.size(); ++i) {
        y = layers[i](y);
        if (i + 1 < layers.size())
            at::gelu_(y);
    }
    Routing routing;
    routing.logprob = torch::log_softmax(y, 2);
    const torch::Tensor gain =
        (routing.logprob.select(2, 0) - routing.logprob.select(2, 1)).view(-1);
    const torch::Tensor wanted = (gain > 0).nonzero().view(-1);
    routing.kept = wanted.size(0) <= max_number_token
        ? wanted
        : std::get<0>(std::get<1>(gain.topk(max_number_token)).sort());
    return routing;
}

} // namespace filigree
