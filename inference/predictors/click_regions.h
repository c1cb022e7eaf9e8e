// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/predictors/superpixels.h"

#include <opencv2/core.hpp>
#include <vector>

//! Private to this folder: it shows OpenCV types.
namespace filigree {

//! A set of patches around clicks that could be what was meant.
struct ClickRegion
{
    std::vector<char> inside; //!< Per patch.
    cv::Rect2d bounds; //!< Pixels of the patches' picture.
    double score = 0;
};

//! Grows from the positive seeds (1) along like colours, away from negative ones (-1), and keeps
//! up to three sizes, the best first, at which the outline follows edges best.
std::vector<ClickRegion> clickRegions(const Superpixels &superpixels, cv::Size size,
                                      const std::vector<signed char> &seeds);

} // namespace filigree
