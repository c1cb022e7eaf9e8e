// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <string>
#include <vector>

namespace filigree::cli {

//! A sub-command: its row in "filigree --help" and the function that runs it, which returns an exit
//! code (see exit_code.h). None needs a display. A new one is one row in commands.cpp and one file.
struct Command
{
    std::string name;
    std::string usage; //!< What follows "filigree ".
    std::string summary; //!< One line.
    int (*run)(const std::vector<std::string> &arguments); //!< Without the sub-command's name.
};

const std::vector<Command> &commands();
//! Null when there is none of that name.
const Command *findCommand(const std::string &name);
//! "filigree --help".
std::string overview();

} // namespace filigree::cli
