// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <string>
#include <vector>

namespace filigree::cli {

//! `filigree words`: prints the vocabulary of the built-in finder.
int runWords(const std::vector<std::string> &arguments);

} // namespace filigree::cli
