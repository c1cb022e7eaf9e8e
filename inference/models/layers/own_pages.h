// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <torch/types.h>

namespace filigree {

//! A copy that lies in pages of its own instead of the heap; x itself on another device than the
//! processor. For what outlives a frame: between the large tensors that come and go within one, it
//! would split the heap, which then grows with every frame for which no gap is wide enough.
torch::Tensor inOwnPages(const torch::Tensor &x);

} // namespace filigree
