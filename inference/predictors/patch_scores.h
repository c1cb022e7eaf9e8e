// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/predictors/patch_solver.h"

#include <vector>

namespace filigree {

//! Per patch: the mean of the logits of region.area, limited so that a click can turn it.
std::vector<float> patchMeans(const SelectRegion &region, const cv::Mat_<float> &logits);

//! Logits of an area: 1 within some patches of the whole picture, -1 outside.
cv::Mat_<float> guessIn(const SelectRegion &whole, const std::vector<char> &inside,
                        const cv::Rect &area);

//! Makes negative the scores of loose parts that are small beside the largest and hold no positive
//! seed.
void dropCrumbs(const Superpixels &patches, const std::vector<signed char> &seeds,
                std::vector<float> &scores);

//! 255 for the pixels of region.area that a correction changes, a patch's width around included.
cv::Mat changedPixels(const SelectRegion &region, const PatchHints &hints,
                      const std::vector<float> &scores);

} // namespace filigree
