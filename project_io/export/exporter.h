// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/image.h"
#include "inference/base/progress.h"
#include "inference/base/result.h"
#include "project_io/model/clip_info.h"
#include "project_io/model/export_settings.h"

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace filigree {

//! What one exported frame is made of, all of the clip's size. Only what the content needs has to
//! be there; without a foreground the colours are as shot.
struct ExportFrame
{
    ImagePtr source; //!< U16 or F32, R'G'B' or R'G'B'A, as Clip delivers it.
    ImagePtr alpha; //!< F32, 1 channel.
    ImagePtr foreground; //!< F32, 3 channels, straight, in the source's colour space; may be null.
    ImagePtr mask; //!< U8, 1 channel, 0 or 255.
    ImagePtr trimap; //!< U8, 1 channel: 0, 128 or 255.
};

//! Called on exportClip's thread, once per exported frame, in rising order of the frame index.
using ExportFrameProvider = std::function<Result<ExportFrame>(int frame, std::stop_token)>;

//! One comparison of the finished files with what they should be.
struct ExportCheck
{
    std::string name;
    std::string expected;
    std::string found;
    bool ok = false;
};

struct ExportVerdict
{
    bool ok = false; //!< Every check is.
    std::vector<ExportCheck> checks;
};

struct ExportReport
{
    std::vector<std::string> files; //!< The movie, or every image of the sequence.
    int framesWritten = 0;
    int framesSkipped = 0; //!< Kept from an earlier run.
    std::int64_t bytes = 0; //!< Of all files.
    ExportVerdict verdict;
    std::vector<std::string> notes; //!< What was done differently from what was asked, and why.
    double seconds = 0;
};

//! Renders, writes and reads back one export; blocks until it is done. Progress stages: "exporting"
//! and "checking". A file gets its final name only when it is complete; after an error or a stop no
//! unfinished file is left, and finished images of a sequence stay. A verdict that is not ok is no
//! error: the files are kept and the report says what is wrong with them.
Result<ExportReport> exportClip(const ExportSettings &settings, const ClipInfo &source,
                                const ExportFrameProvider &provider, std::stop_token stop = {},
                                const Progress &progress = {});

//! The path that a frame of the range would be written to (the same for all frames of a movie).
//! Errors: InvalidInput for a path that does not fit the format.
Result<std::string> expandName(const ExportSettings &settings, const ClipInfo &source, int frame);

//! Rough size of the finished export in bytes, for a warning before it starts.
std::int64_t estimatedBytes(const ExportSettings &settings, const ClipInfo &source);

} // namespace filigree
