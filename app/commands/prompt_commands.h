// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/commands/command.h"
#include "inference/base/prompts.h"

#include <compare>
#include <cstddef>
#include <map>

//! What the user says of the current clip's objects on its frames.
namespace filigree {

//! Where prompts are said.
struct PromptPlace
{
    int frame = 0;
    ObjectId object = 0;
    constexpr auto operator<=>(const PromptPlace &) const = default;
};

//! What is said there; nothing, where nothing is.
const std::vector<Prompt> &promptsAt(const ClipEntry &clip, const PromptPlace &place);

//! In the words of the history panel, e.g. "Add Click".
QString additionText(const Prompt &prompt);

//! Says one thing more. An object that is said to be seen is no longer absent, and the other way
//! round; a mask or a second box replaces the first. To go on with it while the pen is down, push
//! changePrompt() of the last index with the same drag.
CommandPtr addPrompt(Document &document, const PromptPlace &place, const Prompt &prompt,
                     int drag = 0);
//! Moves or reshapes the prompt of this index. Null when there is none.
CommandPtr changePrompt(Document &document, const PromptPlace &place, std::size_t index,
                        const Prompt &prompt, int drag = 0);
CommandPtr removePrompt(Document &document, const PromptPlace &place, std::size_t index);
//! All that is said of the object on the frame at once. Merging in a drag.
CommandPtr replacePrompts(Document &document, const PromptPlace &place,
                          const std::vector<Prompt> &prompts, const QString &text, int drag = 0);
CommandPtr setAbsent(Document &document, const PromptPlace &place, bool absent);
//! Of one object, or of all when the place names none.
CommandPtr clearFrame(Document &document, const PromptPlace &place);
//! Takes back all the trimap strokes of a frame, or its given trimap.
CommandPtr clearTrimap(Document &document, const PromptPlace &place);

//! Masks or trimaps made elsewhere, by frame.
CommandPtr giveMasks(Document &document, ObjectId object, const std::map<int, PackedMask> &masks);
CommandPtr giveTrimaps(Document &document, ObjectId object,
                       const std::map<int, PackedMask> &trimaps);

} // namespace filigree
