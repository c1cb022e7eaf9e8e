// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <torch/types.h>

namespace filigree {

//! Channels that detail and features are joined to: a multiple of 16, where there are more, as
//! oneDNN's convolutions take several times as long for others.
constexpr int64_t joinedChannels(int64_t channels)
{
    constexpr int64_t vector = 16;
    return channels < vector ? channels : (channels + vector - 1) / vector * vector;
}

//! Detail [1, D, 2 H, 2 W] and, behind it, features [1, C, H, W] at twice their size (bilinear,
//! half-pixel centres): [1, joinedChannels(D + C), 2 H, 2 W], channels-last, zeros at the end. In
//! one pass, as this is the largest of all that the decoder makes.
torch::Tensor joinedWithDoubled(const torch::Tensor &detail, const torch::Tensor &features);

} // namespace filigree
