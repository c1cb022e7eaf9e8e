// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/frame_source.h"

#include <vector>

namespace filigree {

//! A few pictures from just after a frame, or just before where the clip ends, in the same shot:
//! enough to see what moves, few enough to be read while a user waits. Frames that cannot be read
//! are passed over.
std::vector<ImagePtr> shotNeighbours(FrameSource &frames, int frame, std::stop_token stop);

} // namespace filigree
