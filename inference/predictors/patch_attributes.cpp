// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/patch_attributes.h"

#include "inference/predictors/patch_motion.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace filigree {
namespace {

constexpr double greyChroma = 9, vividChroma = 18; // where colours begin, and are beyond doubt
constexpr double hueBlur = 8; // degrees over which one colour becomes the next
constexpr double cameraShare = 0.12; // of the picture's sides: what moves there is the camera
constexpr double stillMotion = 1, sureMotion = 3; // multiples of how far the border strays
constexpr double sureEvidence = 1; // that no motion of the border explains it

// Hues of L*a*b* in degrees, and the lightness, 0 to 100, at which they go by this name.
struct ColourRange
{
    const char *name;
    double fromHue, toHue; // above 360 it goes on at 0
    double darkest, lightest;
};

constexpr ColourRange colourRanges[] = {
    {"red", 352, 407, 10, 70},   {"orange", 45, 72, 45, 90},  {"yellow", 72, 108, 50, 101},
    {"green", 108, 170, 8, 101}, {"cyan", 170, 235, 15, 101}, {"blue", 235, 308, 5, 95},
    {"purple", 302, 340, 8, 70}, {"pink", 325, 400, 55, 101}, {"brown", 25, 85, 12, 55},
};

// 1 from `from` to `to`, falling to 0 over the blur around either.
double within(double from, double to, double blur, double x)
{
    return smoothStep(from - blur, from + blur, x) * smoothStep(to + blur, to - blur, x);
}

double greyness(const cv::Vec3f &lab)
{
    return smoothStep(vividChroma, greyChroma, std::hypot(lab[1], lab[2]));
}

double colourOf(const cv::Vec3f &lab, const std::string &colour)
{
    if (colour == "black") // where it is dark, chroma is hardly seen
        return smoothStep(34, 20, lab[0]) * std::max(greyness(lab), smoothStep(24, 14, lab[0]));
    if (colour == "white")
        return smoothStep(72, 84, lab[0]) * greyness(lab);
    if (colour == "grey")
        return within(30, 76, 6, lab[0]) * greyness(lab);
    const double hue = std::atan2(lab[2], lab[1]) * 180 / std::numbers::pi;
    double best = 0;
    for (const ColourRange &range : colourRanges) {
        if (colour != range.name)
            continue;
        for (const double turn : {0.0, 360.0}) {
            const double at = (hue < 0 ? hue + 360 : hue) + turn;
            best = std::max(best, within(range.fromHue, range.toHue, hueBlur, at));
        }
        best *= within(range.darkest, range.lightest, 5, lab[0]);
    }
    return best * (1 - greyness(lab));
}

} // namespace

double smoothStep(double from, double to, double x)
{
    const double t = std::clamp((x - from) / (to - from), 0.0, 1.0);
    return t * t * (3 - 2 * t);
}

std::vector<float> colourOfPatches(const Superpixels &patches, const std::string &colour)
{
    std::vector<float> result;
    for (const Superpixel &patch : patches.patches)
        result.push_back(float(colourOf(patch.colour, colour)));
    return result;
}

std::vector<float> toneOfPatches(const Superpixels &patches, const std::string &tone)
{
    std::vector<float> result;
    for (const Superpixel &patch : patches.patches)
        result.push_back(float(tone == "light" ? smoothStep(62, 80, patch.colour[0])
                                               : smoothStep(36, 20, patch.colour[0])));
    return result;
}

std::vector<float> movementOfPatches(const SelectRegion &region)
{
    if (region.flows.empty())
        return {};
    const double left = cameraShare * region.size().width;
    const double top = cameraShare * region.size().height;
    std::vector<char> border, inside;
    for (const Superpixel &patch : region.patches.patches) {
        const cv::Point2f &at = patch.centre;
        border.push_back(at.x < left || at.x > region.size().width - left || at.y < top
                         || at.y > region.size().height - top);
        inside.push_back(border.back() == 0);
    }
    // The flow of a patch may be borrowed from what is near, and the border may have motions that
    // no one motion follows: either is sure only of what the other sees as well.
    std::vector<float> moving = motionEvidence(region, inside);
    std::vector<float> own = ownMotion(region, std::move(border));
    own.resize(moving.size(), 0); // of a picture too small for a border
    for (std::size_t i = 0; i < moving.size(); ++i)
        moving[i] = float(smoothStep(stillMotion, sureMotion, own[i]) / 2
                          + smoothStep(0, sureEvidence, moving[i]) / 2);
    return moving;
}

} // namespace filigree
