// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/matting/motion.h"

#include "inference/matting/working_picture.h"

#include <opencv2/imgproc.hpp>
#include <opencv2/video/tracking.hpp>

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace filigree {
namespace {

constexpr int flowWidth = 1000;
constexpr float driftScale = 1; // pixels
constexpr float solidAlpha = 0.9F;
// The motion of a neighbourhood is smooth: it is gathered in cells of so many pixels, over so many.
constexpr int cell = 8;
constexpr double cellReach = 1.5;
constexpr float leastSolid = 1e-3F; // share of a neighbourhood that tells its motion in full

cv::Mat3f reduced(const Image &picture, const cv::Size &size)
{
    const cv::Rect whole(0, 0, picture.width(), picture.height());
    if (size == whole.size())
        return workingPicture(picture, whole);
    if (picture.type() == PixelType::F32) { // compressed first: lights would outweigh the rest
        cv::Mat3f result;
        cv::resize(workingPicture(picture, whole), result, size, 0, 0, cv::INTER_AREA);
        return result;
    }
    Image small =
        Image::forOverwrite({size.width, size.height}, picture.channels(), picture.type());
    cv::Mat pixels = pixelsOf(small);
    cv::resize(pixelsOf(picture), pixels, size, 0, 0, cv::INTER_AREA);
    return workingPicture(small, cv::Rect({}, size));
}

cv::Mat1b grey(const cv::Mat3f &picture)
{
    cv::Mat1f value;
    cv::cvtColor(picture, value, cv::COLOR_RGB2GRAY);
    cv::Mat1b result;
    value.convertTo(result, CV_8U, 255); // what the flow takes; colours are compared as floats
    return result;
}

// Makes offsets places.
void addPlaces(cv::Mat2f &flow)
{
    cv::parallel_for_({0, flow.rows}, [&](const cv::Range &rows) {
        for (int y = rows.start; y < rows.end; ++y) {
            for (int x = 0; x < flow.cols; ++x)
                flow(y, x) += cv::Vec2f(float(x), float(y));
        }
    });
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
    cv::Mat2f source = forth.clone();
    addPlaces(source);
    const cv::Mat1f trust = trustIn(source, forth, back, here, there, tolerance);
    if (size == full)
        return {source, trust};
    Motion motion;
    cv::multiply(forth,
                 cv::Scalar(double(full.width) / size.width, double(full.height) / size.height),
                 forth);
    cv::resize(forth, motion.source, full, 0, 0, cv::INTER_LINEAR);
    addPlaces(motion.source);
    cv::resize(trust, motion.trust, full, 0, 0, cv::INTER_LINEAR);
    return motion;
}

Motion foregroundMotion(const Motion &motion, const Image &alpha)
{
    const cv::Size full = motion.source.size();
    const double scale = std::max(1.0, double(std::max(full.width, full.height)) / flowWidth);
    const cv::Size size(std::max(1, int(full.width / (cell * scale))),
                        std::max(1, int(full.height / (cell * scale))));
    const cv::Mat1f values = pixelsOf(alpha);
    cv::Mat1f weight(full);
    cv::Mat4f moments(full); // of the weighted flow: itself and its squares
    cv::parallel_for_({0, full.height}, [&](const cv::Range &rows) {
        for (int y = rows.start; y < rows.end; ++y) {
            for (int x = 0; x < full.width; ++x) {
                const float share = values(y, x) > solidAlpha ? motion.trust(y, x) : 0;
                const cv::Vec2f flow = motion.source(y, x) - cv::Vec2f(float(x), float(y));
                weight(y, x) = share;
                moments(y, x) =
                    share * cv::Vec4f(flow[0], flow[1], flow[0] * flow[0], flow[1] * flow[1]);
            }
        }
    });
    for (cv::Mat *plane : std::initializer_list<cv::Mat *>{&weight, &moments}) {
        cv::resize(*plane, *plane, size, 0, 0, cv::INTER_AREA);
        cv::GaussianBlur(*plane, *plane, {}, cellReach);
    }
    cv::Mat3f known(size); // flow and trust
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            const cv::Vec4f mean = moments(y, x) / std::max(weight(y, x), leastSolid / 10);
            const double spread =
                std::max(0.0F, mean[2] + mean[3] - mean[0] * mean[0] - mean[1] * mean[1]);
            known(y, x) = {mean[0], mean[1],
                           float(std::exp(-spread / (2 * driftScale * driftScale * scale * scale))
                                 * std::min(1.0F, weight(y, x) / leastSolid))};
        }
    }
    cv::resize(known, known, full, 0, 0, cv::INTER_LINEAR);
    Motion result{cv::Mat2f(full), cv::Mat1f(full)};
    for (int y = 0; y < full.height; ++y) {
        for (int x = 0; x < full.width; ++x) {
            const cv::Vec3f &at = known(y, x);
            result.source(y, x) = {float(x) + at[0], float(y) + at[1]};
            result.trust(y, x) = at[2];
        }
    }
    return result;
}

} // namespace filigree
