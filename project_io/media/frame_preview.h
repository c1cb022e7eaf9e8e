// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/media/av_types.h"

namespace filigree {

//! The frame halved until its longer side is at most 640 pixels, each pixel the mean of those it
//! stands for. Null: it is small already, its planes are not of one component each, in bytes or
//! native words, or memory ran out. Internal to project_io.
FramePtr previewOf(const AVFrame &frame);

} // namespace filigree
