// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/image.h"

#include <opencv2/core.hpp>

//! Private to this folder: it shows OpenCV types.
namespace filigree {

//! How surely each pixel near a mask's outline is a mixture of object and surroundings, 0 to 1, at
//! the picture's size: high over hair, fur, blur and smoke, also where the mask itself is a little
//! off. inside: 8-bit mask; distance: pixels from its outline; reach scales how far is looked.
cv::Mat_<float> edgeSoftness(const Image &picture, const cv::Mat &inside, const cv::Mat &distance,
                             double reach);

} // namespace filigree
