// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/metrics/mask_metrics.h"

#include "inference/metrics/metric_image.h"

#include <cmath>
#include <opencv2/imgproc.hpp>

namespace filigree::metrics {
namespace {

using Mask = cv::Mat_<uchar>;

// Pixels that differ from their right, lower or lower-right neighbour.
Mask outline(const Mask &mask)
{
    Mask result = Mask::zeros(mask.size());
    for (int y = 0; y < mask.rows; ++y) {
        const int below = std::min(y + 1, mask.rows - 1);
        for (int x = 0; x < mask.cols; ++x) {
            const int right = std::min(x + 1, mask.cols - 1);
            const uchar here = mask(y, x);
            if (mask(y, right) != here || mask(below, x) != here || mask(below, right) != here)
                result(y, x) = 255;
        }
    }
    return result;
}

// The pixels within the radius of a set: its dilation by a disc.
Mask within(const Mask &set, int radius)
{
    cv::Mat distance;
    cv::distanceTransform(~set, distance, cv::DIST_L2, cv::DIST_MASK_PRECISE);
    return distance <= radius + 1e-3;
}

double boundaryFOf(const Mask &mask, const Mask &truth)
{
    const int radius = int(std::ceil(0.008 * std::hypot(mask.rows, mask.cols)));
    const Mask a = outline(mask), g = outline(truth);
    const int na = cv::countNonZero(a), ng = cv::countNonZero(g);
    if (na == 0 || ng == 0)
        return na == ng ? 1.0 : 0.0;
    const double precision = double(cv::countNonZero(a & within(g, radius))) / na;
    const double recall = double(cv::countNonZero(g & within(a, radius))) / ng;
    return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0.0;
}

double jaccardOf(const Mask &mask, const Mask &truth)
{
    const int either = cv::countNonZero(mask | truth);
    return either > 0 ? double(cv::countNonZero(mask & truth)) / either : 1.0;
}

} // namespace

double jaccard(const Image &mask, const Image &truth)
{
    return jaccardOf(binaryMask(mask), binaryMask(truth));
}

double boundaryF(const Image &mask, const Image &truth)
{
    return boundaryFOf(binaryMask(mask), binaryMask(truth));
}

MaskScore maskScore(const Image &mask, const Image &truth)
{
    const Mask a = binaryMask(mask), g = binaryMask(truth);
    return {jaccardOf(a, g), boundaryFOf(a, g)};
}

} // namespace filigree::metrics
