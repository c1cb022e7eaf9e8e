// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/jobs/matte_renderer.h"
#include "inference/base/progress.h"
#include "project_io/export/exporter.h"
#include "project_io/model/project.h"

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace filigree {

//! One output: which objects go into it, and how.
struct PlannedExport
{
    ExportSettings settings;
    std::vector<ObjectId> objects;
};

//! Seconds from the clip's first frame to one of its frames.
using FrameTimes = std::function<double(int frame)>;

//! Each setting once for every object, or once for all combined. Fills in what comes from project
//! and clip: object names, range, audio. timeOf: for the sound of clips whose frame rate varies.
//! Checks before hours of work that no two outputs share a file, that none is there already and
//! that none takes the place of footage (of `info`, and what footageOf() says of the project).
//! Errors: InvalidInput naming the path.
Result<std::vector<PlannedExport>>
plannedExports(const std::vector<ExportSettings> &wanted, const ClipEntry &clip,
               const std::vector<ObjectId> &objects, bool areCombined, const ClipInfo &info,
               const std::vector<ClipReference> &footage, const FrameTimes &timeOf = {});

//! What a command that was broken off while it ran these needs besides to go on: "--resume" for
//! images that it wrote, "--overwrite" for movies; empty: nothing is in its way.
std::string optionsToGoOn(const std::vector<PlannedExport> &plan, const ClipInfo &info);

//! Renders, writes and checks one of them; the report also tells of footage that is damaged. pause:
//! called before each frame; may be empty.
Result<ExportReport> runExport(const PlannedExport &planned, MatteRenderer &renderer,
                               const ClipInfo &info, std::stop_token stop, const Progress &progress,
                               const std::function<void()> &pause = {});

//! Runs them one after the other; those that were finished before an error are told through done.
Result<> runExports(const std::vector<PlannedExport> &plan, MatteRenderer &renderer,
                    const ClipInfo &info, std::stop_token stop, const Progress &progress,
                    const std::function<void(const PlannedExport &, const ExportReport &)> &done);

} // namespace filigree
