// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"
#include "inference/base/thread_team.h"
#include "inference/matting/alpha_solver.h"
#include "inference/matting/unknown_region.h"

#include <stop_token>

namespace filigree {

//! What is believed of the unknown pixels, by number. Empty vectors say nothing.
struct RegionPrior
{
    std::vector<float> alpha;
    std::vector<float> weight;
};

//! Alpha of the unknown pixels by number, not yet clamped to 0 to 1.
Result<std::vector<float>> solveRegion(ThreadTeam &team, const UnknownRegion &region,
                                       const RegionPrior &prior, const AlphaOptions &options,
                                       std::stop_token stop);

} // namespace filigree
