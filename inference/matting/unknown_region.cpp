// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/matting/unknown_region.h"

#include <algorithm>

namespace filigree {

UnknownRegion::UnknownRegion(cv::Mat3f colours, cv::Mat1f values, const cv::Mat1b &unknown,
                             cv::Size frame)
    : picture(std::move(colours))
    , alpha(std::move(values))
    , index(unknown.size(), -1)
    , placeScale(1.0f / float(std::max(frame.width, frame.height)))
{
    pixels.reserve(cv::countNonZero(unknown));
    for (int y = 0; y < unknown.rows; ++y) {
        for (int x = 0; x < unknown.cols; ++x) {
            if (unknown(y, x)) {
                index(y, x) = count();
                pixels.emplace_back(x, y);
            }
        }
    }
}

} // namespace filigree
