// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <torch/nn.h>

#include <stop_token>

namespace filigree {

//! What turns pixels into features at four resolutions.
class Trunk : public torch::nn::Module
{
public:
    //! Derives from the loaded weights what forward() uses; called once after loading.
    virtual void prepare() = 0;
    //! [B, 3, S, S] -> four feature maps [B, C, S/4, S/4] to [B, 8 C, S/32, S/32], channels-last;
    //! fewer when it is stopped.
    virtual std::vector<torch::Tensor> forward(const torch::Tensor &pixels,
                                               const std::stop_token &stop) = 0;
};

} // namespace filigree
