// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/cli/exit_code.h"

#include <cstdio>

namespace filigree::cli {

int failedWith(const Error &error)
{
    std::fprintf(stderr, "filigree: %s\n", error.message.c_str());
    return error.kind == Error::Kind::Cancelled ? exitCancelled : exitFailed;
}

int misused(const Error &error)
{
    std::fprintf(stderr, "filigree: %s\n", error.message.c_str());
    return exitUsage;
}

} // namespace filigree::cli
