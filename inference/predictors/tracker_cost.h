// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/predictors/engines.h"

#include <optional>

namespace filigree {

//! Seconds that a network is likely to take to follow one object to the next frame, before it ever
//! ran on a computer. Nothing for a tracker that is no network.
std::optional<double> likelyTrackingSeconds(const std::string &tracker,
                                            const EngineOptions &options);

} // namespace filigree
