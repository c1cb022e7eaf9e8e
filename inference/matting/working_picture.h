// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/image.h"

#include <opencv2/core.hpp>

namespace filigree {

//! The image's pixels without a copy; valid while the image is. Not to be written to when const.
cv::Mat pixelsOf(const Image &image);
cv::Mat pixelsOf(Image &image);

//! Colours of a part of a picture for the solvers: 32-bit float R, G, B. Integers span 0 to 1.
//! Floats keep their values up to 1; above, where scene-linear light may be of any size, they are
//! compressed by 1 + log(x), and what is no number becomes 0.
cv::Mat3f workingPicture(const Image &picture, const cv::Rect &part);

//! Likewise without compression: the colours as they are.
cv::Mat3f linearPicture(const Image &picture, const cv::Rect &part);

} // namespace filigree
