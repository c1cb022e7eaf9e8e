// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/predictors/select_region.h"

#include <vector>

//! Private to this folder: it shows OpenCV types.
namespace filigree {

//! Patch scores to logits per pixel of the region: near the outline each pixel is compared with
//! the patches around it and a graph cut finds the edge; elsewhere a pixel is as its patch.
//! Softness follows the distance to the outline. seeds: per patch, as in PatchHints.
cv::Mat_<float> refinedLogits(const SelectRegion &region, const std::vector<float> &scores,
                              const std::vector<signed char> &seeds);

//! How much of a mask's outline lies on edges of the picture, 0 to 1.
double outlineContrast(const Superpixels &superpixels, const std::vector<float> &scores);

} // namespace filigree
