// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <string>
#include <vector>

namespace filigree {

//! Seconds on a movie's clock, the end not included.
struct TimeSpan
{
    double begin = 0;
    double end = 0;
};

//! Where the edit list of a QuickTime or MP4 file's track says that nothing is shown, after
//! something was. FFmpeg knows of empty edits at the beginning only, and shows the first frames
//! again in place of later ones. Empty when there are none, and for what is no such file. track:
//! its number in the file (AVStream::id). Internal to project_io.
std::vector<TimeSpan> editListHoles(const std::string &path, int track);

} // namespace filigree
