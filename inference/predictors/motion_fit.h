// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <opencv2/core.hpp>
#include <vector>

//! Private to this folder: it shows OpenCV types.
namespace filigree {

struct MovedPoint
{
    cv::Vec2d at;
    cv::Vec2d by;
};

//! The affine motion, as offsets, that most of the chosen points (1 or 0 each) agree on; chosen
//! loses the points that it explains, so that asked again it gives the next motion.
cv::Matx23d commonMotion(const std::vector<MovedPoint> &points, std::vector<char> &chosen);

} // namespace filigree
