// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/select_region.h"

#include "inference/predictors/lab_tables.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace filigree {
namespace {

constexpr double workedPixels = 150000; // enough to see limbs, few enough to answer at once
constexpr double largestScale = 1.5; // small objects gain by a little more than their pixels
constexpr int patchStep = 9;

double scaleOf(const cv::Rect &area)
{
    return std::min(largestScale, std::sqrt(workedPixels / area.area()));
}

} // namespace

cv::Mat_<cv::Vec3f> labOf(const Image &picture, const cv::Rect &area, cv::Size size)
{
    const int depth = picture.type() == PixelType::U8 ? CV_8U
        : picture.type() == PixelType::U16            ? CV_16U
                                                      : CV_32F;
    const double unit = picture.type() == PixelType::U8 ? 1.0 / 255
        : picture.type() == PixelType::U16              ? 1.0 / 65535
                                                        : 1.0;
    const cv::Mat view(picture.height(), picture.width(), CV_MAKETYPE(depth, picture.channels()),
                       const_cast<void *>(picture.data()));
    cv::Mat part = view(area);
    if (size != area.size())
        cv::resize(part, part, size, 0, 0,
                   size.width < area.width ? cv::INTER_AREA : cv::INTER_CUBIC);
    part.convertTo(part, CV_32F, unit);
    if (part.channels() == 4)
        cv::cvtColor(part, part, cv::COLOR_RGBA2RGB);
    part = cv::min(cv::max(part, 0.0), 1.0); // scene-linear highlights would leave the model
    cv::Mat lab;
    fillLabTables();
    cv::cvtColor(part, lab, cv::COLOR_RGB2Lab);
    return lab;
}

cv::Rect areaAround(Size picture, const cv::Rect2d &interest, double margin)
{
    const double by = std::max(16.0, margin * std::max(interest.width, interest.height));
    const int x0 = std::clamp(int(std::floor(interest.x - by)), 0, picture.width - 1);
    const int y0 = std::clamp(int(std::floor(interest.y - by)), 0, picture.height - 1);
    const int x1 = int(std::ceil(interest.x + interest.width + by));
    const int y1 = int(std::ceil(interest.y + interest.height + by));
    return {x0, y0, std::clamp(x1, x0 + 1, picture.width) - x0,
            std::clamp(y1, y0 + 1, picture.height) - y0};
}

cv::Size regionSize(const cv::Rect &area)
{
    const double scale = scaleOf(area);
    return {std::max(1, int(std::lround(area.width * scale))),
            std::max(1, int(std::lround(area.height * scale)))};
}

SelectRegion regionOf(const Image &picture, const cv::Rect &area, const std::stop_token &stop)
{
    SelectRegion region;
    region.area = area;
    region.scale = scaleOf(area);
    region.lab = labOf(picture, area, regionSize(area));
    region.patches = superpixelsOf(region.lab, patchStep, stop);
    return region;
}

} // namespace filigree
