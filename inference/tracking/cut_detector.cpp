// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/tracking/cut_detector.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace filigree {
namespace {

constexpr int side = 96; //!< Of the thumbnail that is compared.
constexpr int block = 12;
constexpr int shift = 8; //!< Of a block; an eighth of the picture per frame.
constexpr double colourChange = 0.2; //!< Share of the pixels that change their bin.
//! Median correlation: blocks of unrelated pictures reach about 0.6, as there are many shifts to
//! choose from; those of one shot stay above 0.8, whatever its light does.
constexpr double enoughAgreement = 0.7;

cv::Mat thumbnail(const cv::Mat &picture)
{
    cv::Mat small;
    const double scale = double(side) / std::max(picture.cols, picture.rows);
    cv::resize(picture, small,
               cv::Size(std::max(2 * block, int(std::lround(picture.cols * scale))),
                        std::max(2 * block, int(std::lround(picture.rows * scale)))),
               0, 0, cv::INTER_AREA);
    return small;
}

std::array<double, 512> histogram(const cv::Mat &thumb)
{
    std::array<double, 512> bins{};
    for (int y = 0; y < thumb.rows; ++y)
        for (int x = 0; x < thumb.cols; ++x) {
            const auto &p = thumb.at<cv::Vec3b>(y, x);
            bins[(p[0] / 32 * 8 + p[1] / 32) * 8 + p[2] / 32] += 1.0 / double(thumb.total());
        }
    return bins;
}

// Median over blocks of the best correlation of a block with the other picture nearby.
double agreement(const cv::Mat &a, const cv::Mat &b)
{
    std::vector<float> best;
    for (int y = 0; y + block <= a.rows; y += block)
        for (int x = 0; x + block <= a.cols; x += block) {
            const cv::Rect around =
                cv::Rect(x - shift, y - shift, block + 2 * shift, block + 2 * shift)
                & cv::Rect(0, 0, b.cols, b.rows);
            const cv::Mat patch = a({x, y, block, block});
            cv::Scalar mean;
            cv::Scalar deviation;
            cv::meanStdDev(patch, mean, deviation);
            if (deviation[0] < 2) // flat blocks correlate with nothing
                continue;
            cv::Mat scores;
            cv::matchTemplate(b(around), patch, scores, cv::TM_CCOEFF_NORMED);
            double highest = 0;
            cv::minMaxLoc(scores, nullptr, &highest);
            best.push_back(float(highest));
        }
    if (best.empty())
        return 1;
    std::nth_element(best.begin(), best.begin() + long(best.size() / 2), best.end());
    return best[best.size() / 2];
}

} // namespace

bool isCut(const cv::Mat &previous, const cv::Mat &current)
{
    const cv::Mat before = thumbnail(previous);
    const cv::Mat now = thumbnail(current);
    const auto a = histogram(before);
    const auto b = histogram(now);
    double change = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        change += std::abs(a[i] - b[i]) / 2;
    if (change < colourChange)
        return false;
    cv::Mat grayBefore;
    cv::Mat grayNow;
    cv::cvtColor(before, grayBefore, cv::COLOR_RGB2GRAY);
    cv::cvtColor(now, grayNow, cv::COLOR_RGB2GRAY);
    return agreement(grayBefore, grayNow) < enoughAgreement;
}

} // namespace filigree
