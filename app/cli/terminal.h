// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <string>

namespace filigree::cli {

//! Whether standard error is a terminal, so that a line can be rewritten in place.
bool standardErrorIsTerminal();
int terminalWidth(); //!< Of standard error, in columns; 80 when unknown.
//! Largest resident size of this process so far, in bytes (VmHWM).
long long peakMemory();

} // namespace filigree::cli
