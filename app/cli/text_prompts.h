// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/cli/object_example.h"

#include <stop_token>
#include <string>
#include <vector>

namespace filigree::cli {

//! For whoever used a word that the built-in finder does not know: what to install.
extern const char *const anyWordsHint;

//! What became of one phrase of --text, or of one --like.
struct TextOutcome
{
    int frame = 0;
    std::string grounder;
    Grounding grounding;
    std::vector<std::string> objects; //!< Of each candidate; empty: it was not taken.
    std::vector<std::string> known; //!< Of each, the object that it is already; empty: none.
};

//! Looks for the texts and likenesses of the arguments, in their order, and adds to their objects
//! the prompts of what is picked. outcomes: what was found, also when it fails. Errors: NotFound
//! with all that was not found or not understood; Unsupported by engines that go by words alone;
//! those of reading and of the engine.
Result<> takeTexts(MatteArguments &arguments, const FindTask &task,
                   std::vector<TextOutcome> &outcomes, std::stop_token stop);

//! What is to be said of it, in sentences; empty: nothing.
std::string noteText(const TextOutcome &outcome);

//! For people: a line for the phrase, and one for each candidate.
std::string readable(const TextOutcome &outcome);

} // namespace filigree::cli
