// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/commands/command.h"

#include <optional>
#include <string>

//! Verbs on the current clip's objects. All are null when there is no such object.
namespace filigree {

//! In front of all others, with a colour of its own. Its id is then nextObjectId() as it was.
CommandPtr addObject(Document &document, const std::string &name = {});
ObjectId nextObjectId(const Document &document);
//! With its prompts, trimaps and results.
CommandPtr removeObject(Document &document, ObjectId object);
//! With its prompts, trimaps and settings, but no results; in front of it.
CommandPtr duplicateObject(Document &document, ObjectId object);
//! To this place in the list, counted without the object itself.
CommandPtr moveObject(Document &document, ObjectId object, int index);

CommandPtr renameObject(Document &document, ObjectId object, const std::string &name);
CommandPtr setObjectColour(Document &document, ObjectId object, const Colour &colour, int drag = 0);
CommandPtr setObjectVisible(Document &document, ObjectId object, bool visible);
CommandPtr setObjectSolo(Document &document, ObjectId object, bool solo);
CommandPtr setObjectRepels(Document &document, ObjectId object, bool repelsOnly);
//! An empty name takes it out of its group.
CommandPtr setObjectGroup(Document &document, ObjectId object, const std::string &group);

} // namespace filigree
