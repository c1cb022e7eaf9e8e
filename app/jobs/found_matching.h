// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/geometry.h"
#include "inference/base/image.h"
#include "inference/base/prompts.h"

#include <map>
#include <vector>

namespace filigree {

//! The box around what is inside; empty for an empty mask. logits: F32, one channel.
Box boxOfMask(const Image &logits);

//! Which object each of the boxes found is of, 0 for none: by the overlap (intersection over
//! union) with the box around its mask, at least one half, the surest pair first. An object is
//! found once.
std::vector<ObjectId> knownObjects(const std::vector<Box> &found,
                                   const std::map<ObjectId, Box> &known);

} // namespace filigree
