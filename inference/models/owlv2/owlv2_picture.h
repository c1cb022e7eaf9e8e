// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/owlv2/owlv2_grid.h"

#include <torch/types.h>

namespace filigree {

//! The two image processors of the reference: they differ in how far the filter reaches, and in
//! what lies beyond the border. The network was trained with what the slow one repeats.
enum class Owlv2Resampling { Slow, Fast };

//! The grid of a picture of this size: of the whole square, or of the cells that hold some of it.
Owlv2Grid owlv2Grid(int64_t height, int64_t width, int64_t side = owlv2Cells,
                    bool leavesOutPadding = false);

//! What the network sees of a picture [3, h, w], R'G'B' as bytes or as floats from 0 to 1: padded
//! with black at the right and at the bottom to a square, low-pass filtered and resampled to 16
//! pixels a cell, normalised. [1, 3, 16 rows, 16 columns].
torch::Tensor owlv2Pixels(const torch::Tensor &picture, const Owlv2Grid &grid = {},
                          Owlv2Resampling resampling = Owlv2Resampling::Slow);

} // namespace filigree
