// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/media/frame_index.h"
#include "project_io/media/media_input.h"

#include <vector>

namespace filigree {

//! How many packets the container promised and did not deliver; 0 when it is not known.
//! frameDuration: seconds.
int missingPackets(const MediaInput &input, const FrameIndex &index, double frameDuration);

//! Fills the index's damage: frames of corrupt packets, packets that were shown before their
//! decoding was tried and gave no frame, and `missing` more at the end.
void reportDamage(FrameIndex &index, const std::vector<bool> &shownBefore, int missing);

} // namespace filigree
