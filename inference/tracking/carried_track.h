// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/tracking/object_track.h"
#include "inference/tracking/picture.h"

namespace filigree {

//! The object on frame `to`, followed there from the frame `from` where its coverage is known (F32,
//! 0 to 1, of the working size), frame by frame. Null: the way is too long, leads over a cut, or
//! the object was lost on it. Errors: Cancelled, and those of the pictures.
Result<std::optional<TrackedObject>> carriedTrack(int from, const cv::Mat &coverage, int to,
                                                  const ObjectModel &model, Chain &chain,
                                                  PictureCache &pictures, std::stop_token stop);

} // namespace filigree
