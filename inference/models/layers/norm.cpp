// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/layers/norm.h"

namespace filigree {

TokenNormImpl::TokenNormImpl(int64_t channels, double epsGiven)
    : weight(register_parameter("weight", torch::empty({channels}), false))
    , bias(register_parameter("bias", torch::empty({channels}), false))
    , eps(epsGiven)
{ }

torch::Tensor TokenNormImpl::forward(const torch::Tensor &x)
{
    return torch::layer_norm(x.to(weight.scalar_type()), weight.sizes(), weight, bias, eps);
}

PixelNormImpl::PixelNormImpl(int64_t channels)
    : weight(register_parameter("weight", torch::empty({channels}), false))
    , bias(register_parameter("bias", torch::empty({channels}), false))
{ }

torch::Tensor PixelNormImpl::forward(const torch::Tensor &x)
{
    return torch::layer_norm(x.to(weight.scalar_type()).permute({0, 2, 3, 1}), weight.sizes(),
                             weight, bias, 1e-6)
        .permute({0, 3, 1, 2});
}

} // namespace filigree
