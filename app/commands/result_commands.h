// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/commands/command.h"

//! What may happen to results of the current clip.
namespace filigree {

//! Locked frames keep what they show now, whatever changes; unlocked ones follow again. Null when
//! they are locked, or not, already.
CommandPtr lockFrames(Document &document, ObjectId object, const FrameRange &frames, bool locked);
//! The same for the whole object.
CommandPtr lockObject(Document &document, ObjectId object, bool locked);
//! Of one object, or of all (0); locked frames keep theirs. Null when there are none.
CommandPtr deleteResults(Document &document, ObjectId object, const FrameRange &frames);

} // namespace filigree
