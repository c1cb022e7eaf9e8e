// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"

#include <string>

namespace filigree::cli {

inline constexpr int exitDone = 0;
inline constexpr int exitFailed = 1;
inline constexpr int exitUsage = 2;
inline constexpr int exitCancelled = 130;

//! Prints the error to standard error as "filigree: …" and returns the exit code of a job that
//! ended with it.
int failedWith(const Error &error);
//! Likewise for arguments that were not understood.
int misused(const Error &error);

} // namespace filigree::cli
