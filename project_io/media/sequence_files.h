// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"

#include <string>
#include <vector>

namespace filigree {

//! The files of an image sequence, or one still. Paths are UTF-8.
struct SequenceFiles
{
    std::string folder; //!< With the slash at its end; empty: the working folder.
    std::string prefix; //!< Of the file names, before the number.
    std::string suffix; //!< After it, with the extension.
    int padding = 1; //!< Digits at least.
    std::vector<int> numbers; //!< Ascending; empty for a still.
    std::string still; //!< The path of a still.

    bool isEmpty() const { return numbers.empty() && still.empty(); }
    std::string pathOf(int number) const;
    std::string pattern() const; //!< In printf form, e.g. /a/shot.%04d.exr; a still's own path.
};

//! Whether the name ends like an image that FFmpeg decodes (png, jpg, tif, exr, dpx, bmp, webp…).
bool hasImageExtension(const std::string &path);

//! What a path means: a folder (its longest sequence, or its only image), a pattern with %d, %04d
//! or ####, or a file (its sequence when it has numbered siblings, else a still). Nothing found:
//! empty for a file that is no image, an error for the rest. Numbers more than maximumGap apart
//! belong to different sequences.
Result<SequenceFiles> findSequence(const std::string &path);

constexpr int maximumGap = 1000;

} // namespace filigree
