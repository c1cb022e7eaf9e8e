// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/tracking/background_fill.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace filigree {
namespace {

constexpr int tries = 24; //!< Shifts that are looked at before the best is taken.
constexpr int layers = 3; //!< Copies that may be needed to cover the hole.

// Push-pull: averages of what is known, from coarse to fine (CV_32FC3).
cv::Mat slowFill(const cv::Mat &colours, const cv::Mat &known)
{
    cv::Mat weighted;
    cv::Mat known3;
    cv::merge(std::vector<cv::Mat>{known, known, known}, known3);
    cv::multiply(colours, known3, weighted);
    if (std::min(colours.cols, colours.rows) <= 4) {
        const cv::Scalar sum = cv::sum(weighted) / std::max(1e-3, cv::sum(known)[0]);
        return cv::Mat(colours.size(), CV_32FC3, sum);
    }
    cv::Mat smallColours;
    cv::Mat smallKnown;
    cv::pyrDown(weighted, smallColours);
    cv::pyrDown(known, smallKnown);
    cv::Mat smallKnown3;
    cv::merge(std::vector<cv::Mat>{smallKnown, smallKnown, smallKnown}, smallKnown3);
    cv::divide(smallColours, smallKnown3 + cv::Scalar::all(1e-6), smallColours);
    cv::Mat sure;
    cv::min(smallKnown * 2, 1.0, sure);
    cv::Mat coarse;
    cv::pyrUp(slowFill(smallColours, sure), coarse, colours.size());
    return weighted + coarse.mul(cv::Scalar::all(1) - known3);
}

} // namespace

cv::Mat filledBackground(const cv::Mat &picture, const cv::Mat &hole, cv::RNG &random)
{
    cv::Mat colours;
    picture.convertTo(colours, CV_32F);
    cv::Mat known;
    cv::Mat(~hole).convertTo(known, CV_32F, 1 / 255.0);
    cv::threshold(known, known, 0.5, 1, cv::THRESH_BINARY);
    cv::Mat result = slowFill(colours, known);
    cv::Mat slow;
    cv::GaussianBlur(result, slow, {}, 6);
    const cv::Mat texture = colours - slow;
    slow.copyTo(result, hole);

    cv::Mat missing = hole.clone();
    const cv::Rect whole(0, 0, picture.cols, picture.rows);
    for (int layer = 0; layer < layers && cv::countNonZero(missing) > 0; ++layer) {
        const cv::Rect box = cv::boundingRect(missing);
        cv::Point best;
        int most = 0;
        for (int attempt = 0; attempt < tries; ++attempt) {
            const cv::Point shift(random.uniform(-picture.cols, picture.cols) * 2 / 3,
                                  random.uniform(-picture.rows, picture.rows) / 3);
            const cv::Rect from = (box + shift) & whole;
            if (from.empty())
                continue;
            const cv::Mat usable = missing(from - shift) & ~hole(from);
            const int count = cv::countNonZero(usable);
            if (count > most) {
                most = count;
                best = shift;
            }
        }
        if (most == 0)
            break;
        const cv::Rect from = (box + best) & whole;
        const cv::Rect to = from - best;
        const cv::Mat usable = missing(to) & ~hole(from);
        cv::Mat(result(to) + texture(from)).copyTo(result(to), usable);
        missing(to).setTo(0, usable);
    }
    cv::Mat filled;
    result.convertTo(filled, CV_8U);
    picture.copyTo(filled, ~hole);
    return filled;
}

} // namespace filigree
