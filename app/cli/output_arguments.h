// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/cli/options.h"
#include "project_io/model/clip_info.h"

#include <optional>
#include <string>
#include <vector>

namespace filigree::cli {

//! How results leave the program; shared by the sub-commands that write some.
struct OutputArguments
{
    std::vector<std::string> exports; //!< "KIND:PATH" as given, at least syntactically right.
    bool combined = false; //!< All objects in one output.
    //! For all exports, whatever is usual for their kind. Never both.
    bool premultiplied = false;
    bool straight = false;
    bool asShot = false; //!< The picture's own colours in place of decontaminated ones.
    bool overwrite = false;
    bool resume = false; //!< Keep the frames of a sequence that are already there.
    std::optional<int> startNumber;
    std::optional<Rational> frameRate; //!< In place of the source's.
    std::optional<std::string>
        timecode; //!< Of the first frame, in place of the source's; empty: none.
    ColourTags tags; //!< In place of the source's; 2: as there.
    bool noAudio = false;
    std::string report; //!< Where to write the machine-readable report; empty: nowhere.
    bool quiet = false;
    bool operator==(const OutputArguments &) const = default;
};

//! Options that fill the value, which must outlive their use.
std::vector<Option> outputOptions(OutputArguments &output);
//! Those for any sub-command that runs long: --report and --quiet.
std::vector<Option> reportOptions(OutputArguments &output);

//! The kinds and suffixes, for the end of a --help.
std::string exportNotes();

} // namespace filigree::cli
