// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/predictors/superpixels.h"

//! Private to this folder: it shows OpenCV types.
namespace filigree {

//! An object touches all four sides of its box (Lempitsky et al. 2009, "Image segmentation with a
//! bounding box prior"). Where the answer falls short of a side that lies within the picture, the
//! patches on the likeliest way from it to there. inside: 1 or 0 per patch, the answer; open: 1
//! for patches that may belong to it; scores: per patch, above 0 for likely ones.
std::vector<int> patchesToSides(const Superpixels &superpixels, const cv::Rect2d &box,
                                const std::vector<char> &inside, const std::vector<char> &open,
                                const std::vector<float> &scores);

} // namespace filigree
