// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/image.h"
#include "inference/base/result.h"

#include <string>
#include <vector>

namespace filigree {

//! One column of a contact sheet, top to bottom: the picture, its alpha, the cut-out over a
//! checkerboard.
struct ContactSheetColumn
{
    ImagePtr picture; //!< R'G'B'(A), U16 or F32.
    ImagePtr alpha; //!< The picture's size; of several channels the last is taken.
    ImagePtr foreground; //!< Straight R'G'B'; null: the picture's own colours.
};

//! Writes the columns side by side as a PNG, each cell `cellWidth` pixels wide. Errors:
//! InvalidInput without columns, Unreadable when the file cannot be written.
Result<> writeContactSheet(const std::string &path, const std::vector<ContactSheetColumn> &columns,
                           int cellWidth = 320);

} // namespace filigree
