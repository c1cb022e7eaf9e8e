// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/image.h"
#include "inference/predictors/superpixels.h"

#include <opencv2/core.hpp>

//! Private to this folder: it shows OpenCV types.
namespace filigree {

struct RegionFlow //! How a region goes on in another picture of the shot; at a size of its own.
{
    cv::Mat here; //!< 8-bit grey.
    cv::Mat there;
    cv::Mat flow; //!< CV_32FC2, pixels.
};

//! The part of a picture that a selection looks at, at the size it is worked on, with its patches.
struct SelectRegion
{
    cv::Rect area; //!< In the picture, pixels.
    double scale = 1; //!< Region pixels per picture pixel.
    cv::Mat_<cv::Vec3f> lab; //!< CIE L*a*b*: L 0 to 100.
    Superpixels patches;
    std::vector<RegionFlow> flows;

    cv::Size size() const { return lab.size(); }
    //! Picture coordinates to the region's; (0, 0) is the centre of the first pixel in both.
    cv::Point2d toRegion(const Point &at) const
    {
        return {(at.x + 0.5 - area.x) * scale - 0.5, (at.y + 0.5 - area.y) * scale - 0.5};
    }
};

//! A picture of any type as CIE L*a*b*, the area cropped and scaled to size.
cv::Mat_<cv::Vec3f> labOf(const Image &picture, const cv::Rect &area, cv::Size size);

//! The pixels to look at for an area of interest: with a margin as a share of its longer side,
//! clipped to the picture.
cv::Rect areaAround(Size picture, const cv::Rect2d &interest, double margin);

//! Of an area of a picture: its size as a region.
cv::Size regionSize(const cv::Rect &area);

//! Without patches when it was asked to stop.
SelectRegion regionOf(const Image &picture, const cv::Rect &area, const std::stop_token &stop = {});

} // namespace filigree
