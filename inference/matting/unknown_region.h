// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <opencv2/core.hpp>

#include <vector>

namespace filigree {

//! A part of a frame with its unknown pixels numbered, rows first.
struct UnknownRegion
{
    UnknownRegion(cv::Mat3f colours, cv::Mat1f values, const cv::Mat1b &unknown, cv::Size frame);

    cv::Mat3f picture; //!< As workingPicture() makes it.
    cv::Mat1f alpha; //!< Of known pixels.
    cv::Mat1i index; //!< The number of an unknown pixel; -1 for known ones.
    std::vector<cv::Point> pixels; //!< Number to place.

    float placeScale; //!< 1 / the larger side of the frame that this is a part of.

    int count() const { return static_cast<int>(pixels.size()); }
};

} // namespace filigree
