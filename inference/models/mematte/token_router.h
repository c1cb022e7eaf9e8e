// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/layers/norm.h"
#include "inference/models/layers/token_linear.h"

namespace filigree {

//! What a router makes of the tokens of a grid.
struct Routing
{
    torch::Tensor logprob; //!< [H, W, 2]: to take part in attention, to be spared.
    torch::Tensor kept; //!< Numbers of the tokens that take part, rows first, int64 [K].
};

//! Decides which tokens a global attention is for; the official Router.
//! Checkpoint: backbone.routers.{i}.
class TokenRouterImpl final : public torch::nn::Module
{
public:
    explicit TokenRouterImpl(int64_t dim);
    //! Tokens of a grid [H, W, C]; of those that gain from it, at most so many, those that gain
    //! most.
    Routing forward(const torch::Tensor &x, int64_t max_number_token);

private:
    TokenNorm norm{nullptr};
    std::vector<TokenLinear> layers; // in_conv.1, then out_conv.0, .2 and .4
};
TORCH_MODULE(TokenRouter);

} // namespace filigree
