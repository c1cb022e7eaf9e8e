// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/correction.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace filigree {
namespace {

constexpr double errorSize = 8; // radius of an error by the depth of the mark in it
constexpr double leastError = 2; // patches
constexpr float reaches[] = {14, 8, 4}; // colour differences, the boldest first
constexpr double enoughContrast = 0.35; // of an outline that the picture bears out; 0 to 1
constexpr double leastContrast = 0.1; // below it there is no outline
constexpr float neck = 0.5F; // width of a neck by that of the part, at the mark
constexpr float leastDepth = 2; // pixels of the region; nearer to the outline a mark trims it

// How much the picture bears out the parts of the outline that the changes bring.
double newOutlineContrast(const Superpixels &superpixels, const PatchHints &hints,
                          const std::vector<float> &scores)
{
    const std::vector<char> changes = changesAtSeeds(superpixels, hints, scores);
    const auto isInside = [&](std::size_t patch) {
        if (changes[patch] == 0)
            return hints.prior[patch] > 0;
        return hints.seeds[patch] != 0 ? hints.seeds[patch] > 0 : scores[patch] > 0;
    };
    double squares = 0, length = 0, outline = 1, sum = 1;
    for (const SuperpixelLink &link : superpixels.links) {
        squares += double(link.contrast) * link.contrast * link.length;
        length += link.length;
    }
    const double scale = length / std::max(1e-6, 2 * squares);
    for (const SuperpixelLink &link : superpixels.links) {
        const auto a = std::size_t(link.a), b = std::size_t(link.b);
        const bool wasOutline = (hints.prior[a] > 0) != (hints.prior[b] > 0);
        if (!wasOutline && isInside(a) != isInside(b)) {
            outline += link.length;
            sum += link.length * (1 - std::exp(-scale * link.contrast * link.contrast));
        }
    }
    return sum / outline;
}

// The pixel of a region that shows a place of the picture.
cv::Point placeOf(const SelectRegion &region, const Point &at)
{
    const cv::Point2d to = region.toRegion(at);
    return {std::clamp(int(to.x), 0, region.size().width - 1),
            std::clamp(int(to.y), 0, region.size().height - 1)};
}

} // namespace

std::vector<char> patchesNearMarks(const SelectRegion &region,
                                   const std::vector<StrokePrompt> &marks,
                                   const cv::Mat_<float> &prior)
{
    cv::Mat_<float> logits, within, without;
    cv::resize(prior(region.area), logits, region.size(), 0, 0, cv::INTER_AREA);
    const cv::Mat inside = logits > 0;
    cv::distanceTransform(inside, within, cv::DIST_L2, cv::DIST_MASK_5);
    cv::distanceTransform(~inside, without, cv::DIST_L2, cv::DIST_MASK_5);
    std::vector<char> near(region.patches.patches.size(), 0);
    for (const StrokePrompt &mark : marks) {
        double depth = mark.radius * region.scale;
        for (const Point &at : mark.points)
            depth = std::max(depth,
                             double((mark.positive ? without : within)(placeOf(region, at))));
        const double radius = leastError * region.patches.step + errorSize * depth;
        for (const Point &at : mark.points) {
            const cv::Point2d place = region.toRegion(at);
            for (std::size_t i = 0; i < near.size(); ++i) {
                if (cv::norm(cv::Point2d(region.patches.patches[i].centre) - place) < radius)
                    near[i] = 1;
            }
        }
    }
    return near;
}

std::vector<float> correctedScores(const SelectRegion &region, PatchHints hints,
                                   std::stop_token stop)
{
    std::vector<float> scores;
    double contrast = 0;
    for (const float reach : reaches) {
        hints.reach = reach;
        scores = solvePatches(region, hints, stop);
        contrast = newOutlineContrast(region.patches, hints, scores);
        if (contrast >= enoughContrast)
            break;
    }
    if (contrast < leastContrast) { // nothing to go by but the marks themselves
        for (std::size_t i = 0; i < scores.size(); ++i) {
            if (hints.seeds[i] == 0)
                scores[i] = std::copysign(scores[i], hints.prior[i]);
        }
    }
    return scores;
}

std::vector<char> changesAtSeeds(const Superpixels &superpixels, const PatchHints &hints,
                                 const std::vector<float> &scores)
{
    std::vector<char> changes(scores.size(), 0);
    std::vector<std::size_t> open;
    for (const bool side : {true, false}) {
        for (std::size_t i = 0; i < scores.size(); ++i) {
            if (hints.seeds[i] == (side ? 1 : -1)) {
                changes[i] = 1;
                open.push_back(i);
            }
        }
        while (!open.empty()) {
            const std::size_t patch = open.back();
            open.pop_back();
            for (const int link : superpixels.linksOf[patch]) {
                const auto next = std::size_t(superpixels.other(link, int(patch)));
                const bool turns = (scores[next] > 0) == side && (hints.prior[next] > 0) != side;
                if (changes[next] == 0 && turns) {
                    changes[next] = 1;
                    open.push_back(next);
                }
            }
        }
    }
    return changes;
}

cv::Mat_<uchar> partsTakenAway(const SelectRegion &region, const std::vector<StrokePrompt> &marks,
                               const cv::Mat_<float> &prior)
{
    cv::Mat_<float> logits, depth;
    cv::resize(prior(region.area), logits, region.size(), 0, 0, cv::INTER_AREA);
    const cv::Mat inside = logits > 0;
    cv::distanceTransform(inside, depth, cv::DIST_L2, cv::DIST_MASK_5);
    cv::Point deepest;
    cv::minMaxLoc(depth, nullptr, nullptr, nullptr, &deepest);
    cv::Mat_<uchar> taken(depth.size(), uchar(0));
    for (const StrokePrompt &mark : marks) {
        for (const Point &at : mark.points) {
            const float here = depth(placeOf(region, at));
            if (mark.positive || here < leastDepth)
                continue;
            cv::Mat_<uchar> part = depth >= neck * here;
            cv::floodFill(part, placeOf(region, at), 128);
            part = part == 128;
            const bool isMeant = std::none_of(marks.begin(), marks.end(), [&](const auto &other) {
                return other.positive && part(placeOf(region, other.points.front())) != 0;
            });
            if (!isMeant || part(deepest) != 0)
                continue;
            const int reach = int(std::ceil(neck * here));
            cv::dilate(
                part, part,
                cv::getStructuringElement(cv::MORPH_ELLIPSE, {2 * reach + 1, 2 * reach + 1}));
            cv::Mat_<uchar> rest = inside & ~part; // without the crumbs that it leaves
            if (rest(deepest) == 0)
                continue;
            cv::floodFill(rest, deepest, 128);
            part = inside & (rest != 128);
            cv::floodFill(part, placeOf(region, at), 128);
            taken |= part == 128;
        }
    }
    cv::dilate(taken, taken, cv::Mat::ones(3, 3, CV_8U)); // pixels of the outline in full size
    cv::Mat_<uchar> result;
    cv::resize(taken, result, region.area.size(), 0, 0, cv::INTER_NEAREST);
    return result;
}

double errorTakenAway(const cv::Mat &tracked, const std::vector<Prompt> &prompts, Size frame)
{
    const cv::Mat inside = tracked > 0.5F;
    cv::Mat depth;
    cv::distanceTransform(inside, depth, cv::DIST_L2, cv::DIST_MASK_3);
    double deepest = 0;
    const auto look = [&](const Point &at) {
        const int x = std::clamp(int(at.x * depth.cols / frame.width), 0, depth.cols - 1);
        const int y = std::clamp(int(at.y * depth.rows / frame.height), 0, depth.rows - 1);
        deepest = std::max(deepest, double(depth.at<float>(y, x)));
    };
    for (const Prompt &prompt : prompts) {
        const auto *point = std::get_if<PointPrompt>(&prompt);
        const auto *stroke = std::get_if<StrokePrompt>(&prompt);
        if (point && !point->positive)
            look(point->at);
        if (stroke && !stroke->positive)
            std::for_each(stroke->points.begin(), stroke->points.end(), look);
    }
    return deepest / std::sqrt(std::max(1, cv::countNonZero(inside)));
}

} // namespace filigree
