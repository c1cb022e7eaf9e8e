// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "simulated_user.h"

#include <opencv2/imgproc.hpp>

namespace filigree::bench {
namespace {

struct Spot
{
    int area = 0;
    cv::Mat region;
};

Spot largest(const cv::Mat &errors)
{
    cv::Mat labels, stats, centroids;
    const int count = cv::connectedComponentsWithStats(errors, labels, stats, centroids, 8);
    Spot spot;
    for (int i = 1; i < count; ++i) {
        if (stats.at<int>(i, cv::CC_STAT_AREA) > spot.area)
            spot = {stats.at<int>(i, cv::CC_STAT_AREA), labels == i};
    }
    return spot;
}

} // namespace

std::optional<PointPrompt> correctiveClick(const Image &mask, const Image &truth)
{
    const auto view = [](const Image &image) {
        return cv::Mat(
            cv::Mat(image.height(), image.width(), CV_8U, const_cast<void *>(image.data())) >= 128);
    };
    const cv::Mat answer = view(mask), wanted = view(truth);
    const Spot missing = largest(wanted & ~answer), excess = largest(answer & ~wanted);
    const Spot &worst = missing.area >= excess.area ? missing : excess;
    if (worst.area == 0)
        return std::nullopt;
    cv::Mat padded, distance;
    cv::copyMakeBorder(worst.region, padded, 1, 1, 1, 1, cv::BORDER_CONSTANT, 0);
    cv::distanceTransform(padded, distance, cv::DIST_L2, cv::DIST_MASK_PRECISE);
    cv::Point at;
    cv::minMaxLoc(distance, nullptr, nullptr, nullptr, &at);
    return PointPrompt{{double(at.x - 1), double(at.y - 1)}, &worst == &missing};
}

} // namespace filigree::bench
