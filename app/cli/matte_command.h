// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <string>
#include <vector>

namespace filigree::cli {

//! "filigree matte": prompts to mattes, project and exports. Returns the exit code.
int runMatte(const std::vector<std::string> &arguments);

} // namespace filigree::cli
