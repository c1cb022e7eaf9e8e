// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/layers/convolution.h"
#include "inference/models/layers/packed_linear.h"
#include "inference/models/mematte/probe.h"

namespace filigree {

//! What tokens get that a router spares from attention: MEMatte's Lightweight Token Refinement
//! Module, with a gate for each channel. Checkpoint: backbone.blocks.{i}.efficient_block.
class LightRefinementImpl final : public torch::nn::Module
{
public:
    explicit LightRefinementImpl(int64_t dim);
    void prepare();
    //! Tokens of a grid [H, W, C] -> the same.
    torch::Tensor forward(const torch::Tensor &x);

private:
    class Worker;

    torch::Tensor ungated(const torch::Tensor &x);
    torch::Tensor ungatedOnKernels(const torch::Tensor &x) const;

    TokenLinear fc1;
    Convolution dwconv;
    TokenLinear fc2;
    torch::Tensor gate; // [1, 1, 5]: weights of neighbouring channels
    PackedLinear widening, narrowing; // fc1 and fc2
    torch::Tensor taps; // of dwconv, [25, 2 C]
};
TORCH_MODULE(LightRefinement);

} // namespace filigree
