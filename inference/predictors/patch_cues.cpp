// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/patch_cues.h"

#include "inference/base/thread_team.h"
#include "inference/predictors/patch_motion.h"
#include "inference/predictors/region_merging.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace filigree {
namespace {

constexpr float freeCueStep = 1; // colour difference of a shading, which costs a path nothing
constexpr float noveltyColour = 7; // colour difference at which patches stop being alike
constexpr float noveltyReach = 0.8F; // of the box's side
constexpr float seedReach = 0.45F; // of the box's side
constexpr float seedStrength = 8; // logits at the seed

std::vector<char> insideOf(const SelectRegion &region, const cv::Rect2d &box)
{
    std::vector<float> pixels(region.patches.patches.size(), 0);
    const int x0 = std::max(0, int(std::ceil(box.x))), y0 = std::max(0, int(std::ceil(box.y)));
    const int x1 = std::min(region.size().width, int(std::ceil(box.x + box.width)));
    const int y1 = std::min(region.size().height, int(std::ceil(box.y + box.height)));
    for (int y = y0; y < y1; ++y) {
        for (int x = x0; x < x1; ++x)
            pixels[std::size_t(region.patches.labels(y, x))] += 1;
    }
    std::vector<char> inside(pixels.size());
    for (std::size_t i = 0; i < pixels.size(); ++i)
        inside[i] = pixels[i] > 0.5F * region.patches.patches[i].area;
    return inside;
}

// Objects fill the middle of their box nearly always and its corners seldom.
std::vector<float> locationOf(const SelectRegion &region, const cv::Rect2d &box)
{
    std::vector<float> location;
    for (const Superpixel &patch : region.patches.patches) {
        const double u = (patch.centre.x - box.x) / box.width * 2 - 1;
        const double v = (patch.centre.y - box.y) / box.height * 2 - 1;
        location.push_back(float(2 - 2.2 * (u * u + v * v)));
    }
    return location;
}

// Distances to logits: the middle between near and far is even, whatever the picture's contrast.
std::vector<float> balanced(const Superpixels &superpixels, const std::vector<char> &inside,
                            const std::vector<float> &distances)
{
    std::vector<std::pair<float, float>> sorted; // distance, area
    float total = 0, sum = 0, low = 0, high = 0;
    for (std::size_t i = 0; i < inside.size(); ++i) {
        if (inside[i] != 0) {
            sorted.emplace_back(distances[i], superpixels.patches[i].area);
            total += superpixels.patches[i].area;
        }
    }
    std::sort(sorted.begin(), sorted.end());
    for (const auto &[distance, area] : sorted) {
        low = sum <= 0.1F * total ? distance : low;
        high = sum <= 0.9F * total ? distance : high;
        sum += area;
    }
    const float middle = std::sqrt((low + 1) * (high + 1));
    std::vector<float> logits;
    for (const float distance : distances)
        logits.push_back(std::clamp(2 * std::log((distance + 1) / middle), -2.5F, 2.5F));
    return logits;
}

std::vector<float> barrierOf(const Superpixels &superpixels, const std::vector<char> &inside)
{
    std::vector<char> outside;
    std::vector<float> seeds;
    for (const char within : inside) {
        outside.push_back(within == 0);
        seeds.push_back(within == 0 ? 0.0F : -1.0F);
    }
    const std::vector<float> paths =
        balanced(superpixels, inside, geodesicDistances(superpixels, seeds, freeCueStep));
    std::vector<float> barrier = balanced(superpixels, inside, mergeLevels(superpixels, outside));
    for (std::size_t i = 0; i < barrier.size(); ++i)
        barrier[i] = (barrier[i] + paths[i]) / 2;
    return barrier;
}

std::vector<float> noveltyOf(const Superpixels &superpixels, const std::vector<char> &inside,
                             double side)
{
    const float colourScale = 1 / (2 * noveltyColour * noveltyColour);
    const float placeScale = float(1 / (2 * std::pow(noveltyReach * side, 2)));
    std::vector<float> novelty(inside.size(), 0);
    for (std::size_t i = 0; i < inside.size(); ++i) {
        if (inside[i] == 0)
            continue;
        const Superpixel &patch = superpixels.patches[i];
        float least = std::numeric_limits<float>::max();
        for (std::size_t j = 0; j < inside.size(); ++j) {
            const Superpixel &other = superpixels.patches[j];
            const cv::Point2f away = patch.centre - other.centre;
            if (inside[j] == 0)
                least = std::min(least,
                                 colourScale * squaredDifference(patch, other)
                                     + placeScale * away.dot(away));
        }
        const float likeness = std::exp(-least);
        novelty[i] = std::log((1.05F - likeness) / (likeness + 0.15F));
    }
    return novelty;
}

std::vector<float> seedsOf(const Superpixels &superpixels, const std::vector<signed char> &seeds,
                           double side, float reach)
{
    std::vector<float> result(superpixels.patches.size(), 0);
    const float placeScale = float(1 / (2 * std::pow(seedReach * side, 2)));
    for (const int sign : {1, -1}) {
        std::vector<float> start(seeds.size(), -1);
        std::vector<cv::Point2f> places;
        for (std::size_t i = 0; i < seeds.size(); ++i) {
            if (seeds[i] == sign) {
                start[i] = 0;
                places.push_back(superpixels.patches[i].centre);
            }
        }
        if (places.empty())
            continue;
        const std::vector<float> paths = geodesicDistances(superpixels, start, freeCueStep);
        for (std::size_t i = 0; i < seeds.size(); ++i) {
            float nearest = std::numeric_limits<float>::max();
            for (const cv::Point2f &place : places) {
                const cv::Point2f away = superpixels.patches[i].centre - place;
                nearest = std::min(nearest, away.dot(away));
            }
            result[i] +=
                float(sign) * seedStrength * std::exp(-paths[i] / reach - nearest * placeScale);
        }
    }
    return result;
}

} // namespace

PatchCues patchCues(const SelectRegion &region, const PatchHints &hints)
{
    const Superpixels &superpixels = region.patches;
    const double side = std::sqrt(hints.box.area());
    PatchCues cues;
    cues.inside = insideOf(region, hints.box);
    const auto ofThePicture = [&] {
        if (hints.tight)
            cues.barrier = barrierOf(superpixels, cues.inside);
        cues.seeds = seedsOf(superpixels, hints.seeds, side, hints.reach);
    };
    const auto others = [&] { // take about as long
        if (!region.flows.empty())
            cues.motion = motionEvidence(region, cues.inside);
        if (!hints.tight)
            return;
        cues.location = locationOf(region, hints.box);
        cues.novelty = noveltyOf(superpixels, cues.inside, side);
    };
    runBoth(ofThePicture, others);
    return cues;
}

} // namespace filigree
