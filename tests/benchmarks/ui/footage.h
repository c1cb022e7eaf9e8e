// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/geometry.h"
#include "inference/base/result.h"

#include <QString>

//! Clips and a project to measure the window with, made by the ffmpeg program.
namespace filigree::bench {

struct Footage
{
    Size size{1920, 1080};
    int frames = 480;
    int group = 250; //!< Frames from one key frame to the next.
    int repeats = 1; //!< So often the same frames again.
    const char *preset = "veryfast";
};

//! Where the centre of the thing to cut out is on a frame.
Point thingOn(const Footage &footage, int frame);

//! H.264 with grain, a pan, and one thing that moves. Kept in the folder, and used again.
Result<QString> makeFootage(const QString &folder, const Footage &footage);

//! A project of this clip with masks, trimaps, alphas and foregrounds of two objects on all frames.
Result<QString> makeProject(const QString &folder, const QString &clip);

} // namespace filigree::bench
