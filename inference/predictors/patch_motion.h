// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/predictors/select_region.h"

#include <vector>

//! Private to this folder: it shows OpenCV types.
namespace filigree {

//! Dense flow from the region of an area to the same area of other pictures of the shot; empty
//! without any.
std::vector<RegionFlow> flowsOf(const cv::Rect &area, const Image &picture,
                                const std::vector<ImagePtr> &others);

//! Evidence per patch, above 0 where it does not move as anything outside does, below 0 where it
//! moves with the surroundings and unlike the object; 0 where either would look the same.
//! inside: 1 or 0 per patch. Zeros where nothing is known.
std::vector<float> motionEvidence(const SelectRegion &region, const std::vector<char> &inside);

//! How far each patch moves unlike the surroundings (1 or 0 per patch), as a multiple of how far
//! these stray from their own motion, but at least a pixel of the flow; of several pictures the
//! least. Empty without any.
std::vector<float> ownMotion(const SelectRegion &region, std::vector<char> surroundings);

} // namespace filigree
