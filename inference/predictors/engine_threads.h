// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/predictors/engines.h"

#include <algorithm>
#include <thread>

namespace filigree {

//! How many threads an engine made with these options computes on.
inline int threadsOf(const EngineOptions &options)
{
    const int cores = int(std::max(1U, std::thread::hardware_concurrency()));
    return options.threads > 0 ? std::min(options.threads, cores) : cores;
}

} // namespace filigree
