// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/cli/matte_arguments.h"
#include "inference/base/frame_source.h"

#include <stop_token>
#include <string>
#include <vector>

namespace filigree::cli {

//! What became of one phrase of --text.
struct TextOutcome
{
    int frame = 0;
    std::string grounder;
    Grounding grounding;
    std::vector<std::string> objects; //!< Of each candidate; empty: it was not taken.
};

//! Looks for the texts of the arguments and adds to their objects the prompts of what is picked.
//! inPoint: where texts without a frame are looked for. outcomes: what was found, also when it
//! fails. Errors: NotFound with all that was not found or not understood; those of reading and of
//! the engine.
Result<> takeTexts(MatteArguments &arguments, int inPoint, FrameSource &frames,
                   const EngineOptions &options, std::vector<TextOutcome> &outcomes,
                   std::stop_token stop);

//! What is to be said of it, in sentences; empty: nothing.
std::string noteText(const TextOutcome &outcome);

//! For people: a line for the phrase, and one for each candidate.
std::string readable(const TextOutcome &outcome);

} // namespace filigree::cli
