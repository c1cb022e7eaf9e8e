// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/moving_region.h"

#include "inference/predictors/patch_cut.h"
#include "inference/predictors/patch_motion.h"

#include <algorithm>
#include <cmath>

namespace filigree {
namespace {

constexpr double motionReach =
    0.3; // of the diagonal: what is further from the marks is surroundings
constexpr float leastEvidence = 1; // of patches that move by themselves; noise stays below
constexpr float evidenceWeight = 2;
constexpr float farLogits = -3, sureLogits = 100;
constexpr double leastInside = 1.2; // evidence of a region
constexpr double leastMotionContrast = 1.5; // between it and what is next to it
constexpr double smallestMoving = 0.002; // share of the picture

std::vector<char> patchesNear(const SelectRegion &region, const std::vector<signed char> &seeds)
{
    const double radius = motionReach * std::hypot(region.size().width, region.size().height);
    const std::vector<Superpixel> &patches = region.patches.patches;
    std::vector<char> near(patches.size(), 0);
    for (std::size_t seed = 0; seed < patches.size(); ++seed) {
        for (std::size_t i = 0; i < patches.size() && seeds[seed] > 0; ++i) {
            if (cv::norm(patches[i].centre - patches[seed].centre) < radius)
                near[i] = 1;
        }
    }
    return near;
}

struct WeightedMean
{
    double sum = 0, weight = 0;

    void add(double value, double by)
    {
        sum += value * by;
        weight += by;
    }
    double value() const { return weight > 0 ? sum / weight : 0; }
};

//! What hangs together with the seeds within a cut.
ClickRegion regionOfCut(const Superpixels &patches, const std::vector<signed char> &seeds,
                        const std::vector<char> &cut, const std::vector<float> &evidence)
{
    ClickRegion region{std::vector<char>(cut.size(), 0), {}, 0};
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < seeds.size(); ++i) {
        if (seeds[i] > 0) {
            region.inside[i] = 1;
            open.push_back(i);
        }
    }
    std::vector<char> isNext(cut.size(), 0); // to the region, outside
    WeightedMean inside, outside;
    const float half = patches.step / 2;
    while (!open.empty()) {
        const std::size_t at = open.back();
        open.pop_back();
        const Superpixel &patch = patches.patches[at];
        const cv::Rect2d box(patch.centre.x - half, patch.centre.y - half, 2 * half, 2 * half);
        region.bounds = inside.weight > 0 ? region.bounds | box : box;
        inside.add(evidence[at], patch.area);
        for (const int link : patches.linksOf[at]) {
            const auto next = std::size_t(patches.other(link, int(at)));
            if (region.inside[next] != 0 || isNext[next] != 0)
                continue;
            if (cut[next] != 0) {
                region.inside[next] = 1;
                open.push_back(next);
            } else {
                isNext[next] = 1;
                outside.add(evidence[next], patches.patches[next].area);
            }
        }
    }
    if (inside.value() > leastInside)
        region.score = inside.value() - outside.value();
    return region;
}

} // namespace

std::optional<ClickRegion> movingRegion(const SelectRegion &region,
                                        const std::vector<signed char> &seeds)
{
    if (region.flows.empty())
        return std::nullopt;
    const std::vector<char> near = patchesNear(region, seeds);
    const std::vector<float> evidence = motionEvidence(region, near);
    std::vector<float> scores(evidence.size());
    for (std::size_t i = 0; i < scores.size(); ++i) {
        scores[i] = near[i] != 0 ? evidenceWeight * (evidence[i] - leastEvidence) : farLogits;
        if (seeds[i] != 0)
            scores[i] = sureLogits * float(seeds[i]);
    }
    ClickRegion found =
        regionOfCut(region.patches, seeds,
                    cutPatches(region.patches, outlinePrices(region.patches), scores), evidence);
    double area = 0;
    for (std::size_t i = 0; i < found.inside.size(); ++i)
        area += found.inside[i] != 0 ? region.patches.patches[i].area : 0;
    if (found.score < leastMotionContrast || area < smallestMoving * region.size().area())
        return std::nullopt;
    return found;
}

} // namespace filigree
