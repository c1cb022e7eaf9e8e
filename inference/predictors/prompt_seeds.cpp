// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/prompt_seeds.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace filigree {
namespace {

constexpr double clickRadius = 2; // pixels of a 480 line picture that a click surely means
constexpr double foreignColour = 8; // difference of a pixel that may not be of its patch
constexpr float enforced = 3; // logits

bool isOn(const Point &at, Size picture)
{
    return at.x > -1 && at.y > -1 && at.x < picture.width && at.y < picture.height;
}

// Marks as lines of pixels of a picture of the given scale.
void paint(const StrokePrompt &mark, double radius, cv::Mat_<uchar> &onto)
{
    const auto place = [](const Point &at) {
        return cv::Point(int(std::lround(at.x)), int(std::lround(at.y)));
    };
    const int width = int(std::lround(radius));
    for (std::size_t i = 0; i < mark.points.size(); ++i) {
        cv::circle(onto, place(mark.points[i]), width, 255, -1);
        if (i > 0)
            cv::line(onto, place(mark.points[i - 1]), place(mark.points[i]), 255, 2 * width + 1);
    }
}

// What painting it may touch.
cv::Rect boundsOf(const StrokePrompt &mark, double radius)
{
    cv::Rect2d bounds;
    for (const Point &at : mark.points) {
        const double reach = radius + 3;
        const cv::Rect2d one(at.x - reach, at.y - reach, 2 * reach, 2 * reach);
        bounds = bounds.empty() ? one : bounds | one;
    }
    return {int(std::floor(bounds.x)), int(std::floor(bounds.y)), int(std::ceil(bounds.width)) + 1,
            int(std::ceil(bounds.height)) + 1};
}

// The patch that a pixel belongs to, or a neighbour that it looks much more like: patches at an
// outline hold a few pixels of the other side.
int meantPatch(const SelectRegion &region, int y, int x)
{
    const int own = region.patches.labels(y, x);
    cv::Vec3f colour;
    for (int dy = -1; dy <= 1; ++dy) {
        for (int dx = -1; dx <= 1; ++dx)
            colour += region.lab(std::clamp(y + dy, 0, region.lab.rows - 1),
                                 std::clamp(x + dx, 0, region.lab.cols - 1))
                / 9;
    }
    const auto difference = [&](int patch) {
        return cv::norm(colour - region.patches.patches[std::size_t(patch)].colour);
    };
    int best = own;
    if (difference(own) < foreignColour)
        return own;
    for (const int link : region.patches.linksOf[std::size_t(own)]) {
        const int other = region.patches.other(link, own);
        if (difference(other) < difference(best))
            best = other;
    }
    return difference(best) < 0.5 * difference(own) ? best : own;
}

template<typename PatchAt>
std::vector<signed char> paintedSeeds(const SelectRegion &region,
                                      const std::vector<StrokePrompt> &marks, PatchAt &&patchAt)
{
    std::vector<signed char> seeds(region.patches.patches.size(), 0);
    for (const StrokePrompt &mark : marks) {
        StrokePrompt moved = mark;
        for (Point &at : moved.points) {
            const cv::Point2d to = region.toRegion(at);
            at = {to.x, to.y};
        }
        cv::Mat_<uchar> painted(region.size(), uchar(0));
        paint(moved, mark.radius * region.scale, painted);
        for (int y = 0; y < painted.rows; ++y) {
            for (int x = 0; x < painted.cols; ++x) {
                if (painted(y, x) != 0)
                    seeds[std::size_t(patchAt(y, x))] = mark.positive ? 1 : -1;
            }
        }
    }
    return seeds;
}

} // namespace

bool SortedPrompts::hasPositiveMark() const
{
    return std::any_of(marks.begin(), marks.end(), [](const auto &mark) { return mark.positive; });
}

Result<SortedPrompts> sortedPrompts(const std::vector<Prompt> &prompts, Size picture)
{
    SortedPrompts sorted;
    const auto addBox = [&](const Box &box) {
        const cv::Rect2d frame(-0.5, -0.5, picture.width, picture.height);
        const cv::Rect2d area =
            cv::Rect2d(box.x0 - 0.5, box.y0 - 0.5, box.x1 - box.x0 + 1, box.y1 - box.y0 + 1)
            & frame;
        if (!box.isEmpty() && area.area() >= 1)
            sorted.box = sorted.box ? *sorted.box | area : area;
        return !box.isEmpty() && area.area() >= 1;
    };
    for (const Prompt &prompt : prompts) {
        bool fits = true;
        if (const auto *point = std::get_if<PointPrompt>(&prompt)) {
            sorted.marks.push_back({{point->at}, 0, point->positive});
            fits = isOn(point->at, picture);
        } else if (const auto *stroke = std::get_if<StrokePrompt>(&prompt)) {
            sorted.marks.push_back(*stroke);
            fits = std::any_of(stroke->points.begin(), stroke->points.end(),
                               [&](const Point &at) { return isOn(at, picture); });
        } else if (const auto *box = std::get_if<BoxPrompt>(&prompt)) {
            fits = addBox(box->box);
        } else if (const auto *text = std::get_if<TextPrompt>(&prompt)) {
            for (const Box &found : text->found)
                addBox(found);
        } else if (const auto *mask = std::get_if<MaskPrompt>(&prompt)) {
            sorted.mask = mask->mask;
            if (mask->mask.size() != picture)
                return fail(Error::Kind::InvalidInput,
                            "A mask prompt must have the size of the frame.");
        } else if (std::holds_alternative<AbsentPrompt>(prompt)) {
            sorted.absent = true;
        }
        if (!fits)
            return fail(Error::Kind::InvalidInput,
                        "A prompt lies outside the frame; move it onto the picture.");
    }
    return sorted;
}

std::vector<signed char> seedsOf(const SelectRegion &region, const std::vector<StrokePrompt> &marks)
{
    return paintedSeeds(region, marks, [&](int y, int x) { return region.patches.labels(y, x); });
}

std::vector<signed char> correctingSeedsOf(const SelectRegion &region,
                                           const std::vector<StrokePrompt> &marks)
{
    return paintedSeeds(region, marks, [&](int y, int x) { return meantPatch(region, y, x); });
}

void enforceMarks(const std::vector<StrokePrompt> &marks, cv::Mat_<float> &logits)
{
    const double radius = clickRadius * std::max(1.0, logits.rows / 480.0);
    for (const StrokePrompt &mark : marks) {
        const double size = std::max(mark.radius, radius);
        const cv::Rect area = boundsOf(mark, size) & cv::Rect({}, logits.size());
        if (area.empty())
            continue;
        StrokePrompt moved = mark;
        for (Point &at : moved.points)
            at = {at.x - area.x, at.y - area.y};
        cv::Mat_<uchar> painted(area.size(), uchar(0));
        paint(moved, size, painted);
        cv::Mat_<float> part = logits(area);
        for (int y = 0; y < part.rows; ++y) {
            for (int x = 0; x < part.cols; ++x) {
                if (painted(y, x) != 0)
                    part(y, x) = mark.positive ? std::max(enforced, part(y, x))
                                               : std::min(-enforced, part(y, x));
            }
        }
    }
}

} // namespace filigree
