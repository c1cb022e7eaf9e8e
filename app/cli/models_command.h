// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <string>
#include <vector>

namespace filigree::cli {

//! "filigree models": lists, installs, checks and removes the networks that need a download.
//! Returns the exit code.
int runModels(const std::vector<std::string> &arguments);

} // namespace filigree::cli
