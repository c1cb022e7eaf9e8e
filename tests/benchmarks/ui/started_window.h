// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/geometry.h"
#include "inference/base/result.h"

#include <QString>
#include <optional>

//! The window in a process of its own, from its start on.
namespace filigree::bench {

struct StartTimes //!< Milliseconds.
{
    double window = 0; //!< From the start of the process: painted, and has answered the pointer.
    //! From the start as well: the clip's frame is on the screen. 0: no file.
    double picture = 0;
    //! From pressing the button, half a second later, until the mask is on the screen. 0: no click.
    double click = 0;
    double peakMiB = 0;
};

constexpr int aimingTime = 200; //!< Milliseconds that a hand points somewhere before it clicks.

struct FirstClick
{
    Point at; //!< Pixels of the first frame.
    bool isAimed = false; //!< The pointer is there before, as a hand's; else it appears.
};

//! Starts filigree-bench-window and waits for what it says. file: a project or a clip; empty for a
//! window without one.
Result<StartTimes> startWindow(const QString &file, const std::optional<FirstClick> &click = {});

} // namespace filigree::bench
