// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/image.h"
#include "inference/base/prompts.h"
#include "inference/predictors/grounder.h"

#include <functional>
#include <vector>

namespace filigree {

//! The box around what is inside; empty for an empty mask. logits: F32, one channel.
Box boxOfMask(const Image &logits);

//! Which object each of the boxes found is of, 0 for none; several may be of one. By the masks
//! (logits: F32, one channel; null: there is none): the share of a mask that is in the box, times
//! the share of the box that is in the box around the mask, is at least one half, and no other
//! object's is larger. maskOf is asked once for each object, and one mask is held at a time: at 4K
//! one takes 33 MB.
std::vector<ObjectId> knownObjects(const std::vector<Box> &found,
                                   const std::vector<ObjectId> &objects,
                                   const std::function<ImagePtr(ObjectId)> &maskOf);

//! The numbers of those that are something of their own: not, by their boxes, what a surer one is
//! already, as where two phrases name one thing.
std::vector<std::size_t> withoutRepeats(const std::vector<GroundedCandidate> &found);

} // namespace filigree
