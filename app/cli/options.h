// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace filigree::cli {

//! One option of a sub-command. Its text for --help stands beside what it does.
struct Option
{
    std::string name; //!< With its dashes.
    std::string value; //!< Placeholder of its value; empty: the option takes none.
    std::string help;
    std::function<Result<>(const std::string &value)> take;
};

//! What one sub-command understands. Arguments are taken in the order they stand in.
struct Syntax
{
    std::string command; //!< E.g. "matte".
    std::string usage; //!< What follows "filigree ".
    std::string summary;
    std::vector<Option> options;
    std::function<Result<>(const std::string &value)> positional; //!< Empty: takes none.
    std::string notes; //!< Shown after the options.
};

//! Feeds arguments to the syntax: "--name value", "--name=value", and after "--" only positionals.
//! The error names the argument and ends in a hint.
Result<> parseArguments(const std::vector<std::string> &arguments, const Syntax &syntax);

//! Whether --help or -h stands among the arguments (before any "--").
bool asksForHelp(const std::vector<std::string> &arguments);

std::string helpText(const Syntax &syntax);

//! --media, of the sub-commands that take a project. The folders must outlive its use.
Option mediaOption(std::vector<std::string> &folders);

} // namespace filigree::cli
