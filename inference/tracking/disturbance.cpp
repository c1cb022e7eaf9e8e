// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/tracking/disturbance.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace filigree {
namespace {

constexpr int gridSide = 6;

cv::Mat smoothNoise(cv::Size size, int cells, cv::RNG &random)
{
    cv::Mat noise(cells, cells, CV_32F);
    random.fill(noise, cv::RNG::NORMAL, 0, 1);
    cv::resize(noise, noise, size, 0, 0, cv::INTER_CUBIC);
    return noise;
}

} // namespace

Deformation Deformation::drawn(cv::RNG &random, const Strength &strength)
{
    Deformation result;
    const double turn = random.gaussian(strength.turn);
    const double scale = random.gaussian(strength.scale);
    const double stretch = random.gaussian(strength.stretch);
    const double x = std::exp(-scale - stretch) * (strength.mirrored ? -1 : 1);
    const double y = std::exp(-scale + stretch);
    result.m_matrix = cv::Matx22d(x * std::cos(turn), x * std::sin(turn), -y * std::sin(turn),
                                  y * std::cos(turn));
    result.m_shift = {random.gaussian(strength.shift), random.gaussian(strength.shift)};
    if (strength.warp > 0) {
        result.m_grid.create(gridSide, gridSide, CV_32FC2);
        random.fill(result.m_grid, cv::RNG::NORMAL, 0, strength.warp);
    }
    return result;
}

cv::Mat Deformation::map(cv::Size size, cv::Point2d middle, cv::Point2d source) const
{
    cv::Mat offsets;
    if (!m_grid.empty())
        cv::resize(m_grid, offsets, size, 0, 0, cv::INTER_CUBIC);
    cv::Mat map(size, CV_32FC2);
    for (int y = 0; y < size.height; ++y) {
        auto *to = map.ptr<cv::Point2f>(y);
        for (int x = 0; x < size.width; ++x) {
            const double dx = x - middle.x - m_shift.x;
            const double dy = y - middle.y - m_shift.y;
            to[x] = {float(source.x + m_matrix(0, 0) * dx + m_matrix(0, 1) * dy),
                     float(source.y + m_matrix(1, 0) * dx + m_matrix(1, 1) * dy)};
            if (!offsets.empty())
                to[x] += offsets.at<cv::Point2f>(y, x);
        }
    }
    return map;
}

cv::Mat blobNear(const cv::Mat &coverage, double extent, cv::RNG &random)
{
    std::vector<cv::Point> inside;
    cv::findNonZero(coverage > 0.5F, inside);
    const cv::Point centre = inside.empty()
        ? cv::Point(coverage.cols / 2, coverage.rows / 2)
        : inside[std::size_t(random.uniform(0, int(inside.size())))];
    const double radius = extent * random.uniform(0.12, 0.45);
    const cv::Mat noise = smoothNoise(coverage.size(), 10, random);
    const double stretch = std::exp(random.gaussian(0.4));
    cv::Mat blob(coverage.size(), CV_32F);
    for (int y = 0; y < blob.rows; ++y)
        for (int x = 0; x < blob.cols; ++x) {
            const double distance =
                std::hypot((x - centre.x) * stretch, (y - centre.y) / stretch) / radius;
            const double edge = (1 + 0.35 * noise.at<float>(y, x) - distance) * radius / 1.5;
            blob.at<float>(y, x) = float(std::clamp(edge + 0.5, 0.0, 1.0));
        }
    return blob;
}

cv::Mat disturbed(const cv::Mat &coverage, double extent, cv::RNG &random)
{
    const double kind = random.uniform(0.0, 1.0);
    if (kind < 0.12)
        return cv::Mat(coverage.size(), CV_32F, cv::Scalar(0.5));
    // Mostly as after one frame of flow, at times as after a frame that went wrong.
    const double strength = kind < 0.6 ? 0.35 : 1;
    const cv::Point2d middle(coverage.cols / 2.0, coverage.rows / 2.0);
    const Deformation slip = Deformation::drawn(random,
                                                {.shift = 0.04 * strength * extent,
                                                 .turn = 0.05 * strength,
                                                 .scale = 0.05 * strength,
                                                 .stretch = 0.03 * strength,
                                                 .warp = 0.06 * strength * extent});
    cv::Mat guess;
    cv::remap(coverage, guess, slip.map(coverage.size(), middle, middle), cv::noArray(),
              cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    const int grow = int(std::lround(random.gaussian(0.02 * strength * extent)));
    if (grow != 0) {
        const int side = 2 * std::min(std::abs(grow), 12) + 1;
        const cv::Mat element = cv::getStructuringElement(cv::MORPH_ELLIPSE, {side, side});
        if (grow > 0)
            cv::dilate(guess, guess, element);
        else
            cv::erode(guess, guess, element);
    }
    for (int i = random.uniform(0, 3); i > 0; --i) { // parts missing
        if (random.uniform(0.0, 1.0) < 0.5 * strength)
            guess = guess.mul(cv::Scalar::all(1) - blobNear(coverage, 0.7 * extent, random));
    }
    for (int i = random.uniform(0, 3); i > 0; --i) { // parts too many
        if (random.uniform(0.0, 1.0) < 0.5 * strength) {
            cv::Mat around;
            const int side = 2 * std::max(2, int(0.08 * extent)) + 1;
            cv::dilate(coverage, around,
                       cv::getStructuringElement(cv::MORPH_ELLIPSE, {side, side}));
            cv::Mat rim = around - coverage;
            guess = cv::max(guess, blobNear(rim, 0.6 * extent, random));
        }
    }
    cv::GaussianBlur(guess, guess, {}, random.uniform(0.6, 2.5));
    return guess;
}

} // namespace filigree
