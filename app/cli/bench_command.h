// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <string>
#include <vector>

namespace filigree::cli {

//! "filigree bench": runs the benchmark program beside this one with the same arguments, in place
//! of this process.
int runBench(const std::vector<std::string> &arguments);

} // namespace filigree::cli
