// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <torch/types.h>

namespace filigree {

//! [B, H, W, C] -> [B * windows, size, size, C], rows first; zeros where the last windows reach
//! beyond the map.
torch::Tensor windowsOf(const torch::Tensor &map, int64_t size);

//! Back to [items, height, width, C].
torch::Tensor mapOfWindows(const torch::Tensor &windows, int64_t items, int64_t height,
                           int64_t width);

} // namespace filigree
