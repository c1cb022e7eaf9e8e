// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/box_growing.h"

#include "inference/predictors/patch_solver.h"

#include <cmath>

namespace filigree {
namespace {

// Half-axes, of the box: surely the thing. What is wrong here teaches the solver the background.
constexpr double coreWidth = 0.12, coreHeight = 0.2;
constexpr double coreMiddle = 0.45; // of the box's height
constexpr double coveredShare = 0.5; // of the box, below which something else was found

// 1 for patches that are surely of the thing.
std::vector<signed char> coreOf(const SelectRegion &region, const FoundPart &part)
{
    const auto &patches = region.patches.patches;
    std::vector<signed char> seeds(patches.size(), 0);
    for (const int patch : part.patches)
        seeds[std::size_t(patch)] = 1;
    const cv::Rect2d &box = part.box;
    for (std::size_t i = 0; i < patches.size() && part.patches.empty(); ++i) {
        const double x = (patches[i].centre.x - box.x) / box.width - 0.5;
        const double y = (patches[i].centre.y - box.y) / box.height - coreMiddle;
        seeds[i] = std::pow(x / coreWidth, 2) + std::pow(y / coreHeight, 2) < 1;
    }
    return seeds;
}

// Bounds of the patches with scores above 0 that hang together with seeds; empty without any.
cv::Rect2d connectedBounds(const Superpixels &superpixels, const std::vector<signed char> &seeds,
                           const std::vector<float> &scores)
{
    std::vector<int> open;
    std::vector<char> seen(scores.size(), 0);
    const auto meet = [&](int patch) {
        if (seen[std::size_t(patch)] == 0 && scores[std::size_t(patch)] > 0) {
            seen[std::size_t(patch)] = 1;
            open.push_back(patch);
        }
    };
    for (std::size_t i = 0; i < scores.size(); ++i) {
        if (seeds[i] > 0)
            meet(int(i));
    }
    cv::Rect2d bounds;
    for (std::size_t next = 0; next < open.size(); ++next) {
        const int patch = open[next];
        const cv::Point2d centre = superpixels.patches[std::size_t(patch)].centre;
        const double step = superpixels.step;
        bounds |= cv::Rect2d(centre.x - step / 2, centre.y - step / 2, step, step);
        for (const int link : superpixels.linksOf[std::size_t(patch)])
            meet(superpixels.other(link, patch));
    }
    return bounds;
}

} // namespace

cv::Rect2d grownBox(const SelectRegion &region, const FoundPart &part, const std::stop_token &stop)
{
    const cv::Rect2d &box = part.box;
    const BoxReach &reach = part.reach;
    const cv::Rect2d all(0, 0, region.size().width, region.size().height);
    const cv::Rect2d wide(box.x - reach.aside * box.width, box.y - reach.above * box.height,
                          box.width * (1 + 2 * reach.aside),
                          box.height * (1 + reach.above + reach.below));
    PatchHints hints{wide & all, true, coreOf(region, part), {}};
    hints.isLoose = true;
    const std::vector<float> scores = solvePatches(region, hints, stop);
    const cv::Rect2d grown = connectedBounds(region.patches, hints.seeds, scores) & all;
    return (grown & box).area() >= coveredShare * box.area() ? grown : box;
}

} // namespace filigree
