// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <string>
#include <vector>

namespace filigree::cli {

//! "filigree info": what is known of a clip, or what a project holds. Returns the exit code.
int runInfo(const std::vector<std::string> &arguments);

} // namespace filigree::cli
