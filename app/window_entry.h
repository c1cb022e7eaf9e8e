// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <string>
#include <vector>

namespace filigree {

//! Opens the desktop app on a project or clips (UTF-8 paths; may be empty) and returns its exit
//! code. Without a display it says what needs none. The only way into Qt Widgets: sub-commands
//! never get here. argv as main() has it.
int runWindow(int &argc, char **argv, const std::vector<std::string> &paths);

} // namespace filigree
