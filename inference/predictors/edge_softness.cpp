// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/edge_softness.h"

#include "inference/predictors/select_region.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace filigree {
namespace {

constexpr double reachShare = 0.016; // of the diagonal: how far from the outline hair is looked for
constexpr double softnessPixels = 420000; // larger frames are looked at smaller
constexpr float noise = 2.5F; // difference of colour that means nothing
constexpr float surelyOdd = 2; // standard deviations

struct LocalColour // of one side of the outline, around each pixel
{
    cv::Mat mean; // CV_32FC3
    cv::Mat_<float> deviation;
    cv::Mat_<float> share; // of the window that the side takes
};

// Mean and spread of the colours of the pixels where the mask is set, over square windows.
LocalColour localColour(const cv::Mat_<cv::Vec3f> &lab, const cv::Mat &mask, int side)
{
    cv::Mat weight, weights3, sum, squares;
    mask.convertTo(weight, CV_32F, 1.0 / 255);
    cv::merge(std::vector<cv::Mat>(3, weight), weights3);
    const cv::Mat masked = lab.mul(weights3);
    LocalColour colour;
    const cv::Size window(side, side);
    cv::boxFilter(weight, colour.share, CV_32F, window);
    cv::boxFilter(masked, sum, CV_32F, window);
    cv::boxFilter(masked.mul(masked), squares, CV_32F, window);
    colour.mean.create(lab.size(), CV_32FC3);
    colour.deviation.create(lab.size());
    for (int y = 0; y < lab.rows; ++y) {
        for (int x = 0; x < lab.cols; ++x) {
            const float share = std::max(1e-4F, colour.share(y, x));
            const cv::Vec3f mean = sum.at<cv::Vec3f>(y, x) / share;
            const cv::Vec3f square = squares.at<cv::Vec3f>(y, x) / share;
            const float variance = square[0] + square[1] + square[2] - mean.dot(mean);
            colour.mean.at<cv::Vec3f>(y, x) = mean;
            colour.deviation(y, x) = std::sqrt(std::max(0.0F, variance)) + noise;
        }
    }
    return colour;
}

// Whether a pixel is unlike its own side and leans to the other.
bool isMixed(const cv::Vec3f &colour, const cv::Vec3f &own, float ownDeviation,
             const cv::Vec3f &other)
{
    const cv::Vec3f axis = other - own, away = colour - own;
    const float length = axis.dot(axis);
    const float lean = away.dot(axis) / std::max(1.0F, length);
    const float odd = std::sqrt(away.dot(away)) / ownDeviation;
    return odd > surelyOdd && lean > 0.1F;
}

} // namespace

cv::Mat_<float> edgeSoftness(const Image &picture, const cv::Mat &inside, const cv::Mat &distance,
                             double reach)
{
    const double shrink = std::min(1.0, std::sqrt(softnessPixels / double(inside.total())));
    const cv::Size size(std::max(1, int(std::lround(inside.cols * shrink))),
                        std::max(1, int(std::lround(inside.rows * shrink))));
    const cv::Mat_<cv::Vec3f> lab = labOf(picture, {0, 0, picture.width(), picture.height()}, size);
    cv::Mat within, far;
    cv::resize(inside, within, size, 0, 0, cv::INTER_NEAREST);
    cv::resize(distance, far, size, 0, 0, cv::INTER_NEAREST);
    far *= shrink;
    const float limit =
        std::max(3.0F, float(reach * reachShare * std::hypot(size.width, size.height)));
    const int side = 4 * int(std::ceil(limit)) + 1;
    const LocalColour object = localColour(lab, within & (far > limit / 2), side);
    const LocalColour surroundings = localColour(lab, ~within & (far > limit), side);

    cv::Mat_<float> mixed(size, 0.0F);
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            if (far.at<float>(y, x) > limit || object.share(y, x) < 0.01F
                || surroundings.share(y, x) < 0.01F)
                continue;
            const bool in = within.at<uchar>(y, x) != 0;
            const LocalColour &own = in ? object : surroundings;
            const LocalColour &other = in ? surroundings : object;
            mixed(y, x) = isMixed(lab(y, x), own.mean.at<cv::Vec3f>(y, x), own.deviation(y, x),
                                  other.mean.at<cv::Vec3f>(y, x))
                ? 1.0F
                : 0.0F;
        }
    }
    // A lone odd pixel is texture; many side by side are hair. The neighbourhood counts.
    const int spread = std::max(3, int(limit / 3) | 1);
    cv::Mat dense, grown;
    cv::boxFilter(mixed, dense, CV_32F, cv::Size(spread, spread));
    cv::dilate(dense, grown, cv::getStructuringElement(cv::MORPH_ELLIPSE, {spread, spread}));
    cv::Mat_<float> result;
    cv::resize(cv::min(grown * 1.6, 1.0), result, inside.size(), 0, 0, cv::INTER_LINEAR);
    return result;
}

} // namespace filigree
