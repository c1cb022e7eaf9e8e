// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"
#include "project_io/model/clip_info.h"

#include <cstdint>
#include <string>

namespace filigree {

//! Whole frames per second that timecode counts in: 30 at 29.97; 0: the rate is not known.
int timecodeRate(Rational frameRate);

//! How many frames after midnight the timecode ("HH:MM:SS:FF", ";" or "." before FF when
//! drop-frame) is. Drop-frame numbering as in SMPTE ST 12-1. Errors: InvalidInput for text that is
//! no timecode at that rate.
Result<std::int64_t> framesOfTimecode(const std::string &timecode, Rational frameRate);

//! The inverse, wrapping at 24 hours. Without drop-frame at rates that have none.
std::string timecodeOfFrames(std::int64_t frames, Rational frameRate, bool dropFrame);

bool isDropFrame(const std::string &timecode);

//! The timecode `frames` after `timecode`, wrapping at 24 hours. Errors as framesOfTimecode().
Result<std::string> advancedTimecode(const std::string &timecode, Rational frameRate, int frames);

} // namespace filigree
