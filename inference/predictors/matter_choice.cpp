// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/matter_choice.h"

#include "inference/models/mematte/matte_cost.h"
#include "inference/predictors/engine_threads.h"
#include "inference/predictors/matte_regions.h"
#include "inference/predictors/network_matter.h"

#include <algorithm>

namespace filigree {
namespace {

constexpr double fewSeconds = 3;
constexpr double mostSeconds = 20;

// Multiplications a second, with what is no multiplication counted in: as measured of MEMatte S on
// processors with AVX-512; a guess for graphics processors of the middle class.
double speedOf(const EngineOptions &options)
{
    constexpr double ofThread = 45e9;
    constexpr double ofGraphics = 2e12;
    if (options.device != "cpu")
        return ofGraphics;
    return ofThread * threadsOf(options);
}

} // namespace

std::optional<MatterCost> likelyCost(const std::string &matter, std::int64_t pixels,
                                     const EngineOptions &options)
{
    const MatteConfig *config = findMatteConfig(matter);
    if (!config)
        return {};
    const std::int64_t most = mattePixels(*config, NetworkMatterOptions().bytes);
    const std::int64_t regions = std::max<std::int64_t>(1, (pixels + most - 1) / most);
    return MatterCost{double(regions) * matteWork(*config, pixels / regions) / speedOf(options),
                      matteBytes(*config, pixels / regions)};
}

std::string bestMatter(const EngineOptions &options, std::int64_t pixels)
{
    // By the published errors on Composition-1k, which are close to each other.
    static const std::vector<std::string> byAccuracy{"vitmatte_b", "mematte_b", "vitmatte_s",
                                                     "mematte_s"};
    std::string quickest = "builtin";
    double least = mostSeconds;
    for (const std::string &id : byAccuracy) {
        if (!options.models.contains(id))
            continue;
        const double seconds = likelyCost(id, pixels, options)->seconds;
        if (seconds <= fewSeconds)
            return id;
        if (seconds <= least) {
            quickest = id;
            least = seconds;
        }
    }
    return quickest;
}

std::int64_t shownPixels(const Image &trimap)
{
    std::int64_t pixels = 0;
    for (const PixelWindow &region : planRegions(trimap, {}))
        pixels += std::int64_t(region.width) * region.height;
    return pixels;
}

} // namespace filigree
