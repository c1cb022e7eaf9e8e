// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/predictors/select_region.h"

#include <optional>
#include <stop_token>
#include <vector>

//! Private to this folder: it shows OpenCV types.
namespace filigree {

//! What the prompts say of the patches of a region.
struct PatchHints
{
    cv::Rect2d box; //!< Region coordinates; the object lies within.
    bool tight = false; //!< The box is around the object, and the object touches its sides.
    std::vector<signed char> seeds; //!< Per patch: 1 inside, -1 outside, 0 nothing known.
    std::vector<float> prior; //!< Per patch logits; empty: none.
    std::vector<char> open = {}; //!< Per patch: 1 where a prior may be wrong; empty: everywhere.
    float reach = 8; //!< Colour difference over which a seed's say fades.
    bool isLoose = false; //!< It may fall short of the sides of the box, for all that it is tight.
};

//! Per patch scores, above 0 inside. The object's and the surroundings' colours near each place
//! are modelled by kernels over patches, and with what sets the box's inside apart from its
//! outside (novelty, paths of like colour, merging) go into a graph cut, a few times over.
std::vector<float> solvePatches(const SelectRegion &region, const PatchHints &hints,
                                std::stop_token stop);

} // namespace filigree
