// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/metrics/alpha_metrics.h"

#include "inference/metrics/metric_image.h"

#include <cmath>
#include <opencv2/imgproc.hpp>
#include <opencv2/video/tracking.hpp>

namespace filigree::metrics {
namespace {

using Plane = cv::Mat_<double>;
using Mask = cv::Mat_<uchar>;

double meanWithin(const Plane &values, const Mask &region)
{
    return cv::countNonZero(region) > 0 ? cv::mean(values, region)[0] : 0.0;
}

double sumWithin(const Plane &values, const Mask &region)
{
    return cv::mean(values, region)[0] * cv::countNonZero(region);
}

Plane absoluteError(const Image &alpha, const Image &truth)
{
    Plane error;
    cv::absdiff(unitPlane(alpha), unitPlane(truth), error);
    return error;
}

// A Gaussian and its derivative whose outer product has unit L2 norm.
void derivativeKernels(cv::Mat &smooth, cv::Mat &derivative)
{
    constexpr double sigma = 1.4, cut = 0.01;
    const int radius =
        int(std::ceil(sigma * std::sqrt(-2 * std::log(std::sqrt(2 * CV_PI) * sigma * cut))));
    smooth.create(1, 2 * radius + 1, CV_64F);
    derivative.create(1, 2 * radius + 1, CV_64F);
    for (int i = 0; i < smooth.cols; ++i) {
        const double x = i - radius;
        smooth.at<double>(i) = std::exp(-x * x / (2 * sigma * sigma));
        derivative.at<double>(i) = x * smooth.at<double>(i);
    }
    smooth /= cv::norm(smooth);
    derivative /= cv::norm(derivative);
}

Plane gradientMagnitude(const Plane &plane)
{
    cv::Mat smooth, derivative, dx, dy, magnitude;
    derivativeKernels(smooth, derivative);
    const cv::Point centre(-1, -1);
    cv::sepFilter2D(plane, dx, CV_64F, derivative, smooth, centre, 0, cv::BORDER_REPLICATE);
    cv::sepFilter2D(plane, dy, CV_64F, smooth, derivative, centre, 0, cv::BORDER_REPLICATE);
    cv::magnitude(dx, dy, magnitude);
    return magnitude;
}

Mask largestComponent(const Mask &mask)
{
    cv::Mat labels, stats, centroids;
    const int count = cv::connectedComponentsWithStats(mask, labels, stats, centroids, 4);
    int best = 0;
    for (int i = 1; i < count; ++i) {
        if (best == 0 || stats.at<int>(i, cv::CC_STAT_AREA) > stats.at<int>(best, cv::CC_STAT_AREA))
            best = i;
    }
    return best == 0 ? Mask::zeros(mask.size()) : Mask(labels == best);
}

// Highest level at which a pixel still belongs to the largest part common to both.
Plane connectedLevel(const Plane &alpha, const Plane &truth)
{
    constexpr int steps = 10;
    const Plane common = cv::min(alpha, truth);
    Plane level = Plane::ones(alpha.size());
    Mask open = Mask(alpha.size(), 255);
    for (int k = 1; k <= steps && cv::countNonZero(open) > 0; ++k) {
        const Mask inside = largestComponent(common >= double(k) / steps);
        const Mask dropped = open & ~inside;
        level.setTo(double(k - 1) / steps, dropped);
        open &= inside;
    }
    return level;
}

Plane connectedness(const Plane &plane, const Plane &level)
{
    constexpr double theta = 0.15;
    Plane result(plane.size());
    for (int y = 0; y < plane.rows; ++y) {
        for (int x = 0; x < plane.cols; ++x) {
            const double d = plane(y, x) - level(y, x);
            result(y, x) = d >= theta ? 1 - d : 1;
        }
    }
    return result;
}

struct TrustedFlow
{
    cv::Mat_<float> x, y; // where each pixel of the first picture lies in the second
    Mask trusted;
};

TrustedFlow flowBetween(const Mask &picture, const Mask &next)
{
    const auto dis = cv::DISOpticalFlow::create(cv::DISOpticalFlow::PRESET_MEDIUM);
    cv::Mat_<cv::Vec2f> forward, backward, back;
    dis->calc(picture, next, forward);
    dis->calc(next, picture, backward);
    TrustedFlow flow{cv::Mat_<float>(picture.size()), cv::Mat_<float>(picture.size()),
                     Mask::zeros(picture.size())};
    for (int y = 0; y < picture.rows; ++y) {
        for (int x = 0; x < picture.cols; ++x) {
            flow.x(y, x) = float(x) + forward(y, x)[0];
            flow.y(y, x) = float(y) + forward(y, x)[1];
        }
    }
    cv::remap(backward, back, flow.x, flow.y, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    for (int y = 0; y < picture.rows; ++y) {
        for (int x = 0; x < picture.cols; ++x) {
            const cv::Vec2f loop = forward(y, x) + back(y, x);
            const bool within = flow.x(y, x) >= 0 && flow.x(y, x) <= picture.cols - 1
                && flow.y(y, x) >= 0 && flow.y(y, x) <= picture.rows - 1;
            flow.trusted(y, x) = within && std::hypot(loop[0], loop[1]) <= 1 ? 255 : 0;
        }
    }
    return flow;
}

Plane squaredErrorAlong(const Image &alpha, const Image &truth, const TrustedFlow &flow)
{
    cv::Mat_<float> a = unitPlane(alpha), g = unitPlane(truth);
    cv::Mat_<float> movedAlpha, movedTruth;
    cv::remap(a, movedAlpha, flow.x, flow.y, cv::INTER_LINEAR);
    cv::remap(g, movedTruth, flow.x, flow.y, cv::INTER_LINEAR);
    const Plane difference = movedAlpha - movedTruth;
    return difference.mul(difference);
}

} // namespace

double sad(const Image &alpha, const Image &truth, const Image &region)
{
    return sumWithin(absoluteError(alpha, truth), regionMask(region, truth.size())) / 1000;
}

double mse(const Image &alpha, const Image &truth, const Image &region)
{
    const Plane error = absoluteError(alpha, truth);
    return meanWithin(error.mul(error), regionMask(region, truth.size())) * 1000;
}

double mad(const Image &alpha, const Image &truth, const Image &region)
{
    return meanWithin(absoluteError(alpha, truth), regionMask(region, truth.size())) * 1000;
}

double grad(const Image &alpha, const Image &truth, const Image &region)
{
    const Plane difference =
        gradientMagnitude(unitPlane(alpha)) - gradientMagnitude(unitPlane(truth));
    return sumWithin(difference.mul(difference), regionMask(region, truth.size())) / 1000;
}

double conn(const Image &alpha, const Image &truth, const Image &region)
{
    const Plane a = unitPlane(alpha), g = unitPlane(truth);
    const Plane level = connectedLevel(a, g);
    Plane difference;
    cv::absdiff(connectedness(a, level), connectedness(g, level), difference);
    return sumWithin(difference, regionMask(region, truth.size())) / 1000;
}

double dtssd(const Image &alpha, const Image &nextAlpha, const Image &truth, const Image &nextTruth,
             const Image &nextRegion)
{
    const Plane difference =
        (unitPlane(nextAlpha) - unitPlane(alpha)) - (unitPlane(nextTruth) - unitPlane(truth));
    const Mask region = regionMask(nextRegion, nextTruth.size());
    return 100 * std::sqrt(meanWithin(difference.mul(difference), region));
}

double messddt(const Image &alpha, const Image &nextAlpha, const Image &truth,
               const Image &nextTruth, const Image &picture, const Image &nextPicture,
               const Image &region)
{
    const TrustedFlow flow = flowBetween(greyPicture(picture), greyPicture(nextPicture));
    const Plane error = absoluteError(alpha, truth);
    Plane change;
    cv::absdiff(error.mul(error), squaredErrorAlong(nextAlpha, nextTruth, flow), change);
    return meanWithin(change, regionMask(region, truth.size()) & flow.trusted) * 1000;
}

Image unknownRegion(const Image &trimap)
{
    const Plane plane = unitPlane(trimap);
    Image region(trimap.size(), 1, PixelType::U8);
    for (int y = 0; y < plane.rows; ++y) {
        for (int x = 0; x < plane.cols; ++x)
            region.row<uint8_t>(y)[x] = plane(y, x) > 0 && plane(y, x) < 1 ? 255 : 0;
    }
    return region;
}

} // namespace filigree::metrics
