// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/detector_agreement.h"

#include <algorithm>

namespace filigree {
namespace {

constexpr double sameBody = 0.3; // intersection over union of what detectors saw parts of
constexpr double samePlace = 0.4; // likewise, of answers of which one is enough

double shared(const cv::Rect2d &a, const cv::Rect2d &b)
{
    const double both = (a & b).area();
    return both / std::max(1e-9, a.area() + b.area() - both);
}

bool isSame(const DetectedBox &a, const DetectedBox &b, double least)
{
    return a.label == b.label ? shared(a.box, b.box) > least
                              : shared(upperBody(a), upperBody(b)) > least;
}

} // namespace

cv::Rect2d upperBody(const DetectedBox &found)
{
    const cv::Rect2d &box = found.box;
    if (found.label == "face")
        return {box.x - 1.5 * box.width, box.y - 0.9 * box.height, 4 * box.width, 3.3 * box.height};
    if (found.label == "person")
        return {box.x + 0.1 * box.width, box.y, 0.8 * box.width, box.height / 3};
    return box;
}

std::vector<DetectedBox> agreed(const std::vector<std::vector<DetectedBox>> &detectors)
{
    std::vector<DetectedBox> all;
    for (const std::vector<DetectedBox> &mine : detectors) {
        for (DetectedBox one : mine) {
            double doubt = 1 - one.score;
            for (const std::vector<DetectedBox> &theirs : detectors) {
                double support = 0;
                for (const DetectedBox &other : theirs) {
                    if (&theirs != &mine && isSame(one, other, sameBody))
                        support = std::max(support, other.score);
                }
                doubt *= 1 - support;
            }
            one.score = 1 - doubt;
            all.push_back(one);
        }
    }
    // Of equally sure ones the first, which show more of it.
    std::ranges::stable_sort(all, std::ranges::greater{}, &DetectedBox::score);
    std::vector<DetectedBox> kept;
    for (const DetectedBox &one : all) {
        if (std::ranges::none_of(
                kept, [&](const DetectedBox &better) { return isSame(better, one, samePlace); }))
            kept.push_back(one);
    }
    return kept;
}

} // namespace filigree
