// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/jobs/ground_service.h"

#include <QList>

#include <string>
#include <vector>

namespace filigree {

class Document;

//! The object that it is, where that must not change on the frame; else null.
const ObjectInfo *lockedObject(const Document &document, const FoundObject &found, int frame);

//! The numbers of those that are sure and no object yet, each thing once, also where two phrases
//! name it.
QList<int> newObjects(const Document &document, const std::vector<FoundObject> &found);

//! Says of each, as a prompt, that its object is there, or that a new one is: in one step to undo.
//! Returns the object of the first. found must not be empty.
ObjectId takeFound(Document &document, const GroundAnswer &answer,
                   const std::vector<FoundObject> &found);

//! The texts that objects of the clip were found by, each once; not those found by an example.
std::vector<std::string> knownTexts(const ClipEntry &clip);

} // namespace filigree
