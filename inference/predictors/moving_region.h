// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/predictors/click_regions.h"
#include "inference/predictors/select_region.h"

#include <optional>
#include <vector>

//! What a click means in a picture whose shot moves. Private to this folder: it shows OpenCV types.
namespace filigree {

//! The patches that hang together with those of positive seeds (1; -1 is outside) and move apart
//! from what is around them, in the region's own pixels. Its score is how much clearer than what is
//! next to it, 0 to 6. Nothing if the region has no flows, or if what is marked moves with the
//! rest.
std::optional<ClickRegion> movingRegion(const SelectRegion &region,
                                        const std::vector<signed char> &seeds);

} // namespace filigree
