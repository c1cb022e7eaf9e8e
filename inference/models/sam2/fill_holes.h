// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <torch/types.h>

namespace filigree {

//! Mask logits [H, W] in which every hole of at most maxArea pixels is just inside (0.1). A hole is
//! a piece of background; pixels that touch at a corner belong together.
torch::Tensor withFilledHoles(const torch::Tensor &logits, int64_t maxArea);

} // namespace filigree
