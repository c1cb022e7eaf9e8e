// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/predictors/select_region.h"

#include <string>
#include <vector>

//! Private to this folder: it shows OpenCV types.
namespace filigree {

//! How much each patch is of a colour ("red"…), 0 to 1: by hue, chroma and lightness in CIE L*a*b*.
std::vector<float> colourOfPatches(const Superpixels &patches, const std::string &colour);

//! How much each patch is "light" or "dark".
std::vector<float> toneOfPatches(const Superpixels &patches, const std::string &tone);

//! How surely each patch moves unlike what lies along the border of the picture, 0 to 1; the region
//! must be the whole picture. Empty where there is no other picture to tell by.
std::vector<float> movementOfPatches(const SelectRegion &region);

//! 0 below `from`, 1 above `to`, smooth between; from may be the larger.
double smoothStep(double from, double to, double x);

} // namespace filigree
