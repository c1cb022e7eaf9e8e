// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/predictors/patch_solver.h"

//! Private to this folder: it shows OpenCV types.
namespace filigree {

//! Evidence per patch, as logits.
struct PatchCues
{
    std::vector<char> inside; //!< Most of the patch lies within the box.
    std::vector<float> location; //!< Where in its box an object mostly is.
    std::vector<float> barrier; //!< How much sets it apart from everything outside the box.
    std::vector<float> novelty; //!< Whether anything outside the box looks like it.
    std::vector<float> motion; //!< How much its motion speaks for the object.
    std::vector<float> seeds; //!< Spread of the seeds along like colours.
};

PatchCues patchCues(const SelectRegion &region, const PatchHints &hints);

} // namespace filigree
