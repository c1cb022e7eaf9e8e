// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/sam2_marks.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <set>

namespace filigree {
namespace {

constexpr int pointsOfStroke = 5;
constexpr std::size_t mostPoints = 24; // the network has seen few at a time
constexpr double markReach = 0.01; // of the picture's width: how near to a mark a change begins
constexpr int seam = 3; // pixels around a change that keep its soft edge

// Evenly along a stroke, ends included; of a click itself.
std::vector<Point> pointsOf(const StrokePrompt &mark)
{
    const std::size_t count = mark.points.size();
    if (count <= pointsOfStroke)
        return mark.points;
    std::vector<Point> points;
    for (int i = 0; i < pointsOfStroke; ++i)
        points.push_back(mark.points[(count - 1) * std::size_t(i) / (pointsOfStroke - 1)]);
    return points;
}

} // namespace

std::vector<Sam2Point> sam2PointsOf(const SortedPrompts &prompts, Size picture)
{
    const auto toNetwork = [picture](double x, double y, int label) -> Sam2Point {
        return {float((x + 0.5) * sam2PictureSide / picture.width - 0.5),
                float((y + 0.5) * sam2PictureSide / picture.height - 0.5), label};
    };
    std::vector<Sam2Point> points;
    for (const StrokePrompt &mark : prompts.marks) {
        for (const Point &at : pointsOf(mark))
            points.push_back(toNetwork(at.x, at.y, mark.positive ? 1 : 0));
    }
    if (points.size() > mostPoints)
        points.erase(points.begin(), points.end() - std::ptrdiff_t(mostPoints));
    if (prompts.box) {
        const cv::Rect2d &box = *prompts.box;
        points.insert(
            points.begin(),
            {toNetwork(box.x, box.y, 2), toNetwork(box.x + box.width, box.y + box.height, 3)});
    }
    return points;
}

void keepUntouched(const cv::Mat_<float> &prior, const std::vector<StrokePrompt> &marks,
                   cv::Mat_<float> &logits)
{
    const cv::Mat changed = (logits > 0) != (prior > 0);
    cv::Mat_<int> parts;
    cv::connectedComponents(changed, parts);
    std::set<int> meant;
    cv::Mat_<std::uint8_t> near(logits.size(), std::uint8_t(0));
    for (const StrokePrompt &mark : marks) {
        const int radius = int(std::lround(std::max(mark.radius, markReach * logits.cols)));
        for (const Point &at : mark.points)
            cv::circle(near, cv::Point(int(std::lround(at.x)), int(std::lround(at.y))), radius, 255,
                       -1);
    }
    for (int y = 0; y < near.rows; ++y) {
        for (int x = 0; x < near.cols; ++x) {
            if (near(y, x) != 0 && parts(y, x) != 0)
                meant.insert(parts(y, x));
        }
    }
    cv::Mat_<std::uint8_t> own(logits.size(), std::uint8_t(0));
    for (int y = 0; y < own.rows; ++y) {
        for (int x = 0; x < own.cols; ++x)
            own(y, x) = meant.contains(parts(y, x)) ? 255 : 0;
    }
    cv::Mat takes;
    const int side = 2 * seam + 1;
    cv::dilate(own, takes, cv::Mat::ones(side, side, CV_8U));
    takes.setTo(0, changed & ~own); // another change, which no mark touches
    cv::Mat_<float> result = prior.clone();
    logits.copyTo(result, takes);
    result.copyTo(logits);
}

} // namespace filigree
