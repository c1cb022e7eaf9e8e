// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/frame_source.h"
#include "inference/base/prompts.h"

#include <map>
#include <vector>

namespace filigree {

struct TrackRequest;

//! Checks that every prompt lies on a frame of the clip and within the picture.
//! Errors: InvalidInput naming the frame and the object.
Result<> checkPrompts(const PromptSet &prompts, const FrameSource &frames);

//! The same for all that is tracked by, and that there is something to track, within the clip.
Result<> checkRequest(const TrackRequest &request, const FrameSource &frames);

//! Whether any of the prompts makes its frame a conditioning frame.
bool conditionsMask(const std::vector<Prompt> &prompts);
//! Whether the prompts are points and strokes alone: where an object is known already they change a
//! part of it, and do not say what it is.
bool onlyMarks(const std::vector<Prompt> &prompts);

//! Per object the frames that it is prompted on, ascending.
std::map<ObjectId, std::vector<int>> conditioningFrames(const PromptSet &prompts);
//! Those of them on which it is said not to be there.
std::map<ObjectId, std::vector<int>> absentFrames(const PromptSet &prompts);

} // namespace filigree
