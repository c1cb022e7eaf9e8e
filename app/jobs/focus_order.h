// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/frame_range.h"

#include <set>
#include <vector>

namespace filigree {

//! The frame to do next: the one in view (focus) and those near it first, else on from the last
//! one done, since results are steadier when frames follow each other; else the nearest to the
//! focus. -1 for focus: in order. open: not empty.
int nextFrame(const std::set<int> &open, int focus, int last);

//! Frames as ranges in order, cut after each frame of `cuts`.
std::vector<FrameRange> stretchesOf(const std::set<int> &frames, const std::set<int> &cuts);

//! Which range to do next: the one with the focus, else the nearest to it; -1 for focus: the first.
//! ranges: not empty.
std::size_t nextStretch(const std::vector<FrameRange> &ranges, int focus);

} // namespace filigree
