// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <string>
#include <vector>

namespace filigree::cli {

//! `filigree demo [FOLDER]`: writes the demo clip, mattes it from one box, exports it as ProRes
//! 4444 and PNG, draws a contact sheet, and prints where all that is and how far the alpha is from
//! the truth. Returns the exit code.
int runDemo(const std::vector<std::string> &arguments);

} // namespace filigree::cli
