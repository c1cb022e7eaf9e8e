// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <torch/types.h>

namespace filigree {

//! Detail [1, D, 2 H, 2 W] and, behind it, features [1, C, H, W] at twice their size (bilinear,
//! half-pixel centres): [1, D + C, 2 H, 2 W], channels-last. In one pass, as this is the largest of
//! all that the decoder makes.
torch::Tensor joinedWithDoubled(const torch::Tensor &detail, const torch::Tensor &features);

} // namespace filigree
