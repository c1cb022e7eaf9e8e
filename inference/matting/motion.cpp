// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/matting/motion.h"

#include "inference/matting/working_picture.h"

#include <opencv2/imgproc.hpp>
#include <opencv2/video/tracking.hpp>

#include <algorithm>
#include <cmath>

namespace filigree {
namespace {

constexpr int flowWidth = 1000;
constexpr float driftScale = 1; // pixels

cv::Mat3f reduced(const Image &picture, const cv::Size &size)
{
    cv::Mat3f result = workingPicture(picture, cv::Rect(0, 0, picture.width(), picture.height()));
    if (size != result.size())
        cv::resize(result.clone(), result, size, 0, 0, cv::INTER_AREA);
    return result;
}

cv::Mat1b grey(const cv::Mat3f &picture)
{
    cv::Mat1f value;
    cv::cvtColor(picture, value, cv::COLOR_RGB2GRAY);
    cv::Mat1b result;
    value.convertTo(result, CV_8U, 255); // what the flow takes; colours are compared as floats
    return result;
}

cv::Mat2f places(const cv::Mat2f &flow)
{
    cv::Mat2f result(flow.size());
    for (int y = 0; y < flow.rows; ++y) {
        for (int x = 0; x < flow.cols; ++x)
            result(y, x) = flow(y, x) + cv::Vec2f(float(x), float(y));
    }
    return result;
}

cv::Mat1f trustIn(const cv::Mat2f &source, const cv::Mat2f &forth, const cv::Mat2f &back,
                  const cv::Mat3f &from, const cv::Mat3f &to, float tolerance)
{
    cv::Mat2f home;
    cv::Mat3f moved;
    cv::remap(back, home, source, cv::noArray(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    cv::remap(to, moved, source, cv::noArray(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    cv::Mat1f trust(from.size());
    for (int y = 0; y < trust.rows; ++y) {
        for (int x = 0; x < trust.cols; ++x) {
            const cv::Vec2f drift = forth(y, x) + home(y, x);
            const cv::Vec3f change = from(y, x) - moved(y, x);
            const cv::Vec2f at = source(y, x);
            const bool inside =
                at[0] >= 0 && at[1] >= 0 && at[0] <= trust.cols - 1 && at[1] <= trust.rows - 1;
            trust(y, x) = inside ? std::exp(-drift.dot(drift) / (2 * driftScale * driftScale)
                                            - change.dot(change) / (6 * tolerance * tolerance))
                                 : 0.0f;
        }
    }
    return trust;
}

} // namespace

Motion motionBetween(const Image &from, const Image &to, float tolerance)
{
    const double scale = std::min(1.0, double(flowWidth) / std::max(from.width(), from.height()));
    const cv::Size full(from.width(), from.height());
    const cv::Size size(std::max(1, int(std::lround(full.width * scale))),
                        std::max(1, int(std::lround(full.height * scale))));
    const cv::Mat3f here = reduced(from, size);
    const cv::Mat3f there = reduced(to, size);
    cv::Mat2f forth = cv::Mat2f::zeros(size);
    cv::Mat2f back = cv::Mat2f::zeros(size);
    if (std::min(size.width, size.height)
        >= 16) { // below that the method has no room for its patches
        const auto dis = cv::DISOpticalFlow::create(cv::DISOpticalFlow::PRESET_MEDIUM);
        dis->calc(grey(here), grey(there), forth);
        dis->calc(grey(there), grey(here), back);
    }
    const cv::Mat1f trust = trustIn(places(forth), forth, back, here, there, tolerance);
    if (size == full)
        return {places(forth), trust};
    Motion motion;
    cv::Mat2f wide;
    cv::resize(forth, wide, full, 0, 0, cv::INTER_LINEAR);
    cv::multiply(
        wide, cv::Scalar(double(full.width) / size.width, double(full.height) / size.height), wide);
    motion.source = places(wide);
    cv::resize(trust, motion.trust, full, 0, 0, cv::INTER_LINEAR);
    return motion;
}

} // namespace filigree
