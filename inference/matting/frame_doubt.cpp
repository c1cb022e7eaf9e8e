// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/matting/frame_doubt.h"

#include "inference/matting/loose_edge.h"
#include "inference/matting/motion.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace filigree {
namespace {

constexpr int reducedSide = 256;
constexpr double leastSeverity = 0.3; // of what is worth a look
constexpr double smallest = 1e-4; // of the frame: less area is no object

cv::Mat1f alphaOf(const ReducedFrame &frame)
{
    return {frame.alpha.height(), frame.alpha.width(),
            const_cast<float *>(frame.alpha.row<float>(0))};
}

struct Shape //!< Shares of the frame's area.
{
    double area = 0;
    double holes = 0;
    double pieces = 0; // all but the largest
    cv::Point2d centre; // in fractions of the longer side
};

Shape shapeOf(const ReducedFrame &frame)
{
    const cv::Mat1f alpha = alphaOf(frame);
    const double pixels = double(alpha.total());
    Shape shape;
    const cv::Mat1b inside = alpha >= 0.5f;
    cv::Mat1i labels, statistics;
    cv::Mat1d centres;
    const auto componentsOf = [&](const cv::Mat1b &mask, int connectivity) {
        return cv::connectedComponentsWithStats(mask, labels, statistics, centres, connectivity);
    };
    int largest = 0;
    for (int i = 1, count = componentsOf(inside, 8); i < count; ++i) {
        const int area = statistics(i, cv::CC_STAT_AREA);
        shape.area += area / pixels;
        largest = std::max(largest, area);
    }
    shape.pieces = shape.area - largest / pixels;
    const cv::Mat1b outside = alpha < 0.5f;
    for (int i = 1, count = componentsOf(outside, 4); i < count; ++i) {
        const int x = statistics(i, cv::CC_STAT_LEFT);
        const int y = statistics(i, cv::CC_STAT_TOP);
        const bool atBorder = x == 0 || y == 0 || x + statistics(i, cv::CC_STAT_WIDTH) == alpha.cols
            || y + statistics(i, cv::CC_STAT_HEIGHT) == alpha.rows;
        if (!atBorder)
            shape.holes += statistics(i, cv::CC_STAT_AREA) / pixels;
    }
    const cv::Moments moments = cv::moments(inside, true);
    if (moments.m00 > 0) {
        const double side = std::max(alpha.cols, alpha.rows);
        shape.centre = {moments.m10 / moments.m00 / side, moments.m01 / moments.m00 / side};
    }
    return shape;
}

double ramp(double value, double from, double to)
{
    return std::clamp((value - from) / (to - from), 0.0, 1.0);
}

//! What is new on this frame, against both neighbours, as a share of the object.
double excess(double here, const Shape &shape, const Shape *previous, const Shape *next,
              double Shape::*member)
{
    double usual = 0;
    for (const Shape *other : {previous, next}) {
        if (other)
            usual = std::max(usual, other->*member);
    }
    return shape.area > smallest ? (here - usual) / shape.area : 0;
}

//! Alpha of another frame as it would look on this one, and how far that is to be trusted.
std::pair<cv::Mat1f, cv::Mat1f> moved(const ReducedFrame &frame, const ReducedFrame &other)
{
    const Motion motion = motionBetween(frame.picture, other.picture);
    cv::Mat1f result;
    cv::remap(alphaOf(other), result, motion.source, cv::noArray(), cv::INTER_LINEAR,
              cv::BORDER_REPLICATE);
    return {result, motion.trust};
}

//! Alpha that differs from both neighbours in the same sense, along the edge.
double flicker(const ReducedFrame &frame, const ReducedFrame &previous, const ReducedFrame &next)
{
    const cv::Mat1f here = alphaOf(frame);
    const auto [before, trustBefore] = moved(frame, previous);
    const auto [after, trustAfter] = moved(frame, next);
    double sum = 0;
    double edge = 0;
    for (int y = 0; y < here.rows; ++y) {
        for (int x = 0; x < here.cols; ++x) {
            const float a = here(y, x) - before(y, x);
            const float b = here(y, x) - after(y, x);
            const bool isEdge = (here(y, x) > 0.02f && here(y, x) < 0.98f) || std::abs(a) > 0.05f;
            if (!isEdge)
                continue;
            const double trust = std::min(trustBefore(y, x), trustAfter(y, x));
            edge += trust;
            if (a * b > 0)
                sum += trust * std::min(std::abs(a), std::abs(b));
        }
    }
    return edge > 16 ? ramp(sum / edge, 0.04, 0.25) : 0;
}

double jump(const Shape &here, const Shape &previous, const Shape &next)
{
    const double usual = (previous.area + next.area) / 2;
    const double larger = std::max({here.area, previous.area, next.area});
    if (larger < smallest)
        return 0;
    // A steady change lies between its neighbours and is none.
    const double low = std::min(previous.area, next.area);
    const double high = std::max(previous.area, next.area);
    const double outside = std::max({low - here.area, here.area - high, 0.0});
    double severity = ramp(outside / larger, 0.08, 0.4);
    if (usual > smallest && here.area > smallest) {
        const cv::Point2d way = here.centre - (previous.centre + next.centre) / 2;
        severity =
            std::max(severity, ramp(std::hypot(way.x, way.y) / std::sqrt(here.area), 0.1, 0.5));
    }
    return severity;
}

} // namespace

ReducedFrame reducedFrame(const Image &picture, const Image &alpha, double presence)
{
    const double scale =
        std::min(1.0, double(reducedSide) / std::max(alpha.width(), alpha.height()));
    const Size size{std::max(1, int(std::lround(alpha.width() * scale))),
                    std::max(1, int(std::lround(alpha.height() * scale)))};
    ReducedFrame result{Image(size, 3, PixelType::U8), Image(size, 1, PixelType::F32), presence};
    const int depth = picture.type() == PixelType::U8 ? CV_8U
        : picture.type() == PixelType::U16            ? CV_16U
                                                      : CV_32F;
    const cv::Mat from(picture.height(), picture.width(), CV_MAKETYPE(depth, picture.channels()),
                       const_cast<void *>(picture.data()));
    cv::Mat small;
    cv::resize(from, small, {size.width, size.height}, 0, 0, cv::INTER_AREA);
    const double unit = depth == CV_8U ? 1 : depth == CV_16U ? 1 / 257.0 : 255;
    small.convertTo(small, CV_MAKETYPE(CV_8U, small.channels()), unit);
    cv::Mat colours(size.height, size.width, CV_8UC3, result.picture.data());
    if (small.channels() == 4)
        cv::cvtColor(small, colours, cv::COLOR_RGBA2RGB);
    else
        small.copyTo(colours);
    cv::Mat target(size.height, size.width, CV_32F, result.alpha.data());
    cv::resize(cv::Mat(alpha.height(), alpha.width(), CV_32F, const_cast<void *>(alpha.data())),
               target, target.size(), 0, 0, cv::INTER_AREA);
    return result;
}

FrameDoubt frameDoubt(const ReducedFrame &frame, const ReducedFrame *previous,
                      const ReducedFrame *next)
{
    FrameDoubt doubt{};
    const Shape shape = shapeOf(frame);
    const Shape before = previous ? shapeOf(*previous) : Shape();
    const Shape after = next ? shapeOf(*next) : Shape();
    const Shape *hasBefore = previous ? &before : nullptr;
    const Shape *hasAfter = next ? &after : nullptr;
    const auto at = [&](DoubtKind kind) -> double & { return doubt[std::size_t(kind)]; };
    at(DoubtKind::LowPresence) = ramp(1 - frame.presence, 0.1, 0.5);
    if (shape.area > smallest)
        at(DoubtKind::Leak) = ramp(looseEdge(frame.picture, frame.alpha), 0.2, 0.6);
    if (!previous && !next)
        return doubt;
    at(DoubtKind::Hole) =
        ramp(excess(shape.holes, shape, hasBefore, hasAfter, &Shape::holes), 0.004, 0.06);
    at(DoubtKind::Leak) =
        std::max(at(DoubtKind::Leak),
                 ramp(excess(shape.pieces, shape, hasBefore, hasAfter, &Shape::pieces), 0.01, 0.1));
    if (!previous || !next)
        return doubt;
    at(DoubtKind::Jump) = jump(shape, before, after);
    if (shape.area > smallest)
        at(DoubtKind::Flicker) = flicker(frame, *previous, *next);
    return doubt;
}

std::vector<Problem> rankedProblems(const std::map<std::pair<ObjectId, int>, FrameDoubt> &doubts)
{
    std::vector<Problem> problems;
    for (int kind = 0; kind < doubtKinds; ++kind) {
        Problem open;
        const auto close = [&] {
            if (open.frames.size() > 0)
                problems.push_back(open);
            open = {};
        };
        for (const auto &[place, doubt] : doubts) {
            const auto &[object, frame] = place;
            const double severity = doubt[std::size_t(kind)];
            if (open.object != object || open.frames.out != frame - 1 || severity < leastSeverity)
                close();
            if (severity < leastSeverity)
                continue;
            if (open.frames.size() == 0)
                open = {frame, {frame, frame}, object, DoubtKind(kind), severity};
            open.frames.out = frame;
            if (severity > open.severity) {
                open.severity = severity;
                open.frame = frame;
            }
        }
        close();
    }
    std::ranges::stable_sort(problems, [](const Problem &a, const Problem &b) {
        return std::pair(-a.severity, a.frame) < std::pair(-b.severity, b.frame);
    });
    return problems;
}

} // namespace filigree
