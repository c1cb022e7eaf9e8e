// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/tracker_cost.h"

#include "inference/predictors/engine_threads.h"

#include <algorithm>

namespace filigree {
namespace {

// A frame is always 1024 x 1024 to the networks, so only the network and the computer count.
struct Pace
{
    const char *tracker;
    double onTwoThreads; // with AVX-512 and a full memory bank: filigree-model bench
    double published; // frames a second on an A100
};

constexpr Pace paces[] = {{"edgetam", 0.71, 150.9},
                          {"sam2.1_hiera_tiny", 2.35, 91.2},
                          {"sam2.1_hiera_small", 2.58, 84.8},
                          {"sam2.1_hiera_base_plus", 3.37, 64.1},
                          {"sam2.1_hiera_large", 7.24, 39.5}};
constexpr double slowerGraphics = 4; // than an A100: a guess for the middle class

} // namespace

std::optional<double> likelyTrackingSeconds(const std::string &tracker,
                                            const EngineOptions &options)
{
    const auto pace = std::ranges::find(paces, tracker, &Pace::tracker);
    if (pace == std::end(paces))
        return {};
    return options.device == "cpu" ? pace->onTwoThreads * 2 / threadsOf(options)
                                   : slowerGraphics / pace->published;
}

} // namespace filigree
