// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/predictors/superpixels.h"

#include <vector>

//! Private to this folder: it shows OpenCV types.
namespace filigree {

//! A connected set of patches that may be something.
struct RegionProposal
{
    std::vector<int> patches;
    cv::Rect2d bounds; //!< Pixels of the patches' picture.
    cv::Point2d centre; //!< Centre of gravity.
    double area = 0; //!< Pixels.
    double distinctness = 0; //!< 0 to 1: how much it stands out from what is around it.
    double atFrame = 0; //!< Share of the sides of its bounds that lie at the picture's, 0 to 1.
};

//! Regions of all sizes by merging what is alike (of superpixels that are of the whole picture);
//! none smaller than smallest or larger than largest, shares of the picture.
std::vector<RegionProposal> mergedProposals(const Superpixels &superpixels, cv::Size size,
                                            double smallest, double largest);

//! Connected regions of the patches whose value is above a half.
std::vector<RegionProposal> proposalsOf(const Superpixels &superpixels, cv::Size size,
                                        const std::vector<float> &values, double smallest);

//! Mean of values per patch over a region, by area.
double meanOf(const RegionProposal &region, const Superpixels &superpixels,
              const std::vector<float> &values);

} // namespace filigree
