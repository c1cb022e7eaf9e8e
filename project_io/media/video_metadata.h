// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/media/frame_index.h"
#include "project_io/media/media_input.h"

#include <cstdint>
#include <vector>

namespace filigree {

//! Fills what the container tells of the clip: names, rate, timecode, sound, damage. Internal to
//! project_io.
void describeStream(const MediaInput &input, const FrameIndex &index, ClipInfo &info);

//! The stream's display matrix (nine numbers), or nothing.
std::vector<std::int32_t> displayMatrix(const MediaInput &input);

} // namespace filigree
