// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/model/export_settings.h"

#include <QString>

#include <string>
#include <vector>

namespace filigree {

//! What 'filigree export' is asked for.
struct ExportCommand
{
    ExportSettings settings;
    std::string clip; //!< Path of its footage, or its name; empty: the only one.
    std::vector<std::string> objects; //!< By name.
    bool isCombined = false;
    FrameRange range;
    bool matteFirst = false; //!< Preceded by a 'filigree matte' that makes what is missing.
};

//! One word of a POSIX shell that stands for exactly this text.
QString shellQuoted(const std::string &text);

//! A line for a shell that exports the same from the project's file.
QString exportCommandLine(const std::string &projectPath, const ExportCommand &command);

} // namespace filigree
