// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "dataset.h"
#include "inference/predictors/engines.h"

#include <functional>
#include <map>

namespace filigree::bench {

using Masks = std::map<int, std::vector<ObjectMask>>; //!< By frame.

struct StageTime
{
    double wallMs = 0;
    double processorMs = 0; //!< Of all threads; steady on a busy machine.
};

//! Runs and adds up its time.
void timed(StageTime &time, const std::function<void()> &run);

PromptSet boxPrompts(const TestClip &clip); //!< One box per object on frame 0.
Result<PromptSet> maskPrompts(const TestClip &clip); //!< The true masks of frame 0.

//! Tracks all frames of the clip; learns first, as the tracker sees fit.
Result<> trackClip(Tracker &tracker, const TestClip &clip, const PromptSet &prompts,
                   const Arguments &arguments, Masks &masks, StageTime &time);

//! The logits of an object on a frame; all outside where there are none.
Image logitsOf(const Masks &masks, int frame, ObjectId object, Size size);

} // namespace filigree::bench
