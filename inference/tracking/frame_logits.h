// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/packed_mask.h"
#include "inference/predictors/tracker.h"
#include "inference/tracking/object_track.h"

#include <map>
#include <vector>

namespace filigree {

//! Tracked objects -> masks at the frame's size, exclusive, their edges fitted to the frame's own
//! pixels. An object with a presence below 0.5 gets an empty mask. The frame comes in its own size
//! and as its working picture.
std::vector<ObjectMask> frameMasks(const std::map<ObjectId, TrackedObject> &tracks,
                                   const Image &frame, const cv::Mat &working);

//! The other way: mask logits at frame size -> coverage at the working size, F32, 0 to 1.
cv::Mat workingCoverage(const Image &logits);

//! Coverage in 8 bits, packed, and back.
PackedMask packedCoverage(const cv::Mat &coverage);
cv::Mat coverageOf(const PackedMask &packed);

} // namespace filigree
