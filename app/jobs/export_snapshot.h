// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/model/clip_info.h"
#include "project_io/model/project.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace filigree {

class FrameSource;
class ResultStore;
class WorkSession;

//! The project as it was when an export was asked for: later edits do not reach it.
struct ExportSnapshot
{
    ClipEntry clip;
    ClipInfo info;
    std::string projectPath; //!< Empty: it was never saved.
    //! What tells the clip from others of the project: path of its footage, or its name; empty: it
    //! is the only one.
    std::string clipChoice;
    std::vector<ClipReference> footage; //!< Of all clips, see footageOf().
    std::shared_ptr<FrameSource> frames;
    std::function<double(int)> timeOf; //!< Seconds from the first frame of these to another.
    std::shared_ptr<ResultStore> store;
    std::shared_ptr<WorkSession> work; //!< Keeps the results' folder as long as it is needed.
};

} // namespace filigree
