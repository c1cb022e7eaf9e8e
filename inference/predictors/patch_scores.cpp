// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/patch_scores.h"

#include "inference/predictors/correction.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace filigree {
namespace {

constexpr float priorLimit = 3; // logits; a click must be able to turn what is around it
constexpr double crumb = 0.08; // share of the largest part below which a loose part is dropped

} // namespace

std::vector<float> patchMeans(const SelectRegion &region, const cv::Mat_<float> &logits)
{
    cv::Mat_<float> small;
    cv::resize(logits, small, region.size(), 0, 0, cv::INTER_AREA);
    std::vector<float> means(region.patches.patches.size(), 0);
    for (int y = 0; y < small.rows; ++y) {
        for (int x = 0; x < small.cols; ++x)
            means[std::size_t(region.patches.labels(y, x))] +=
                std::clamp(small(y, x), -priorLimit, priorLimit);
    }
    for (std::size_t i = 0; i < means.size(); ++i)
        means[i] /= region.patches.patches[i].area;
    return means;
}

cv::Mat_<float> guessIn(const SelectRegion &whole, const std::vector<char> &inside,
                        const cv::Rect &area)
{
    const cv::Mat_<int> &labels = whole.patches.labels;
    const double scaleX = double(labels.cols) / whole.area.width;
    const double scaleY = double(labels.rows) / whole.area.height;
    cv::Mat_<float> guess(area.size());
    for (int y = 0; y < guess.rows; ++y) {
        const int *row = labels[int((area.y + y) * scaleY)];
        for (int x = 0; x < guess.cols; ++x)
            guess(y, x) = inside[std::size_t(row[int((area.x + x) * scaleX)])] != 0 ? 1 : -1;
    }
    return guess;
}

void dropCrumbs(const Superpixels &patches, const std::vector<signed char> &seeds,
                std::vector<float> &scores)
{
    struct Part
    {
        std::vector<int> members;
        double area = 0;
        bool seeded = false;
    };
    std::vector<Part> parts;
    std::vector<char> seen(scores.size(), 0);
    double largest = 0;
    for (int start = 0; start < patches.count(); ++start) {
        if (seen[std::size_t(start)] != 0 || scores[std::size_t(start)] <= 0)
            continue;
        Part part{{start}, 0, false};
        seen[std::size_t(start)] = 1;
        for (std::size_t i = 0; i < part.members.size(); ++i) {
            const int patch = part.members[i];
            part.area += patches.patches[std::size_t(patch)].area;
            part.seeded |= seeds[std::size_t(patch)] > 0;
            for (const int link : patches.linksOf[std::size_t(patch)]) {
                const int next = patches.other(link, patch);
                if (seen[std::size_t(next)] == 0 && scores[std::size_t(next)] > 0) {
                    seen[std::size_t(next)] = 1;
                    part.members.push_back(next);
                }
            }
        }
        largest = std::max(largest, part.area);
        parts.push_back(std::move(part));
    }
    for (const Part &part : parts) {
        for (const int patch : part.members) {
            if (!part.seeded && part.area < crumb * largest)
                scores[std::size_t(patch)] = -std::abs(scores[std::size_t(patch)]);
        }
    }
}

cv::Mat changedPixels(const SelectRegion &region, const PatchHints &hints,
                      const std::vector<float> &scores)
{
    const std::vector<char> changes = changesAtSeeds(region.patches, hints, scores);
    cv::Mat_<uchar> changed(region.size());
    for (int y = 0; y < changed.rows; ++y) {
        for (int x = 0; x < changed.cols; ++x) {
            const auto patch = std::size_t(region.patches.labels(y, x));
            changed(y, x) = changes[patch] != 0 ? 255 : 0;
        }
    }
    const int side = 2 * int(region.patches.step) + 1;
    cv::dilate(changed, changed, cv::Mat::ones(side, side, CV_8U));
    cv::Mat result;
    cv::resize(changed, result, region.area.size(), 0, 0, cv::INTER_NEAREST);
    return result;
}

} // namespace filigree
