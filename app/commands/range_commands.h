// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/commands/command.h"

#include <cstddef>

//! In and out point and markers of the current clip.
namespace filigree {

//! Empty: the whole clip.
CommandPtr setRange(Document &document, const FrameRange &range, int drag = 0);
//! An in point after the out point takes the out point to the clip's end, and the other way round.
CommandPtr setInPoint(Document &document, int frame, int drag = 0);
CommandPtr setOutPoint(Document &document, int frame, int drag = 0);

CommandPtr addMarker(Document &document, const Marker &marker);
//! Edits, moves or recolours the marker of this index. Null when there is none.
CommandPtr changeMarker(Document &document, std::size_t index, const Marker &marker, int drag = 0);
CommandPtr removeMarker(Document &document, std::size_t index);

} // namespace filigree
