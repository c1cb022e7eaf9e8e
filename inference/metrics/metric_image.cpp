// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/metrics/metric_image.h"

#include <opencv2/imgproc.hpp>

namespace filigree::metrics {
namespace {

cv::Mat view(const Image &image)
{
    const int depth = image.type() == PixelType::U8 ? CV_8U
        : image.type() == PixelType::U16            ? CV_16U
                                                    : CV_32F;
    return cv::Mat(image.height(), image.width(), CV_MAKETYPE(depth, image.channels()),
                   const_cast<void *>(image.data()));
}

double scaleOf(PixelType type)
{
    return type == PixelType::U8 ? 1.0 / 255 : type == PixelType::U16 ? 1.0 / 65535 : 1.0;
}

} // namespace

cv::Mat_<double> unitPlane(const Image &image)
{
    cv::Mat plane;
    cv::extractChannel(view(image), plane, image.channels() - 1);
    // Integers are divided, not multiplied by a rounded reciprocal, so that thresholds are exact.
    plane.convertTo(plane, CV_64F);
    plane /= 1.0 / scaleOf(image.type());
    cv::min(plane, 1.0, plane);
    cv::max(plane, 0.0, plane);
    return plane;
}

cv::Mat_<uchar> regionMask(const Image &region, Size size)
{
    if (region.isEmpty())
        return cv::Mat(size.height, size.width, CV_8U, cv::Scalar(255));
    cv::Mat plane;
    cv::extractChannel(view(region), plane, region.channels() - 1);
    return plane != 0;
}

cv::Mat_<uchar> binaryMask(const Image &image)
{
    return unitPlane(image) >= 128.0 / 255 - 1e-9;
}

cv::Mat_<uchar> greyPicture(const Image &image)
{
    cv::Mat grey;
    view(image).convertTo(grey, CV_8U, 255 * scaleOf(image.type()));
    if (image.channels() >= 3)
        cv::cvtColor(grey, grey, image.channels() == 3 ? cv::COLOR_RGB2GRAY : cv::COLOR_RGBA2GRAY);
    return grey;
}

} // namespace filigree::metrics
