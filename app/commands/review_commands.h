// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/commands/command.h"

#include <string>

namespace filigree {

//! Marks the matte that the object of the current clip has on the frame as fine, whatever is
//! doubted of it (see FineMark::doubt). Null when there is no such object or matte.
CommandPtr markFine(Document &document, ObjectId object, int frame, const std::string &doubt);

} // namespace filigree
