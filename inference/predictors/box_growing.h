// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/predictors/select_region.h"

#include <stop_token>
#include <vector>

//! Private to this folder: it shows OpenCV types.
namespace filigree {

//! How far a thing may reach beyond the box that it was found by, as shares of the box's sides.
struct BoxReach
{
    double aside = 0.15, above = 0.15, below = 0.15;
};

//! Something that was found, and may be a part of a thing.
struct FoundPart
{
    const cv::Rect2d &box; //!< Region coordinates.
    const BoxReach &reach;
    const std::vector<int> &patches; //!< That are of it; none: those in the middle of the box.
};

//! The box of the thing that it is a part of: patches within reach are told from the surroundings
//! as if it was selected by hand, only that no side need be touched. The box itself where nothing
//! comes of that.
cv::Rect2d grownBox(const SelectRegion &region, const FoundPart &part, const std::stop_token &stop);

} // namespace filigree
