// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/image.h"

#include <opencv2/core.hpp>

//! OpenCV views of images for the metrics; private to this folder.
namespace filigree::metrics {

//! The last channel of an image as doubles from 0 to 1, clipped.
cv::Mat_<double> unitPlane(const Image &image);

//! 255 where the region is not zero; everywhere when the region is empty.
cv::Mat_<uchar> regionMask(const Image &region, Size size);

//! 255 where the image is at least 128 of 255.
cv::Mat_<uchar> binaryMask(const Image &image);

//! Eight-bit grey, by the weights of BT.601.
cv::Mat_<uchar> greyPicture(const Image &image);

} // namespace filigree::metrics
