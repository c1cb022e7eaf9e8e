// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"
#include "project_io/model/clip_info.h"

#include <string>

namespace filigree {

//! The timecode `frames` after `timecode` ("HH:MM:SS:FF", ";" before FF when drop-frame), wrapping
//! at 24 hours. Counts in frames of the rounded rate; drop-frame numbering as in SMPTE ST 12-1.
//! Errors: InvalidInput for text that is no timecode at that rate.
Result<std::string> advancedTimecode(const std::string &timecode, Rational frameRate, int frames);

} // namespace filigree
