// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/cli/options.h"
#include "app/cli/output_arguments.h"

#include <optional>
#include <string>
#include <vector>

namespace filigree::cli {

struct ExportArguments
{
    std::string project;
    std::string clip; //!< Path of its footage, or its name; empty: the one worked on last.
    std::vector<std::string> mediaFolders; //!< To look for footage that has moved.
    std::vector<std::string> objects; //!< Names; empty: all.
    std::optional<int> in;
    std::optional<int> out;
    int threads = 0;
    OutputArguments output;
};

//! Pure; errors as for parseMatteArguments().
Result<ExportArguments> parseExportArguments(const std::vector<std::string> &arguments);
std::string exportHelp();

//! "filigree export": what a project holds, written again. Returns the exit code.
int runExport(const std::vector<std::string> &arguments);

} // namespace filigree::cli
