// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"

#include <QString>

//! The window in a process of its own, from its start on.
namespace filigree::bench {

struct StartTimes //!< Milliseconds.
{
    double window = 0; //!< From the start of the process: painted, and has answered the pointer.
    //! From the start as well: the clip's frame is on the screen. 0: no project.
    double project = 0;
    double peakMiB = 0;
};

//! Starts filigree-bench-window and waits for what it says. project: empty for a window without
//! one.
Result<StartTimes> startWindow(const QString &project);

} // namespace filigree::bench
