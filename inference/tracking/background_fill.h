// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <opencv2/core.hpp>

namespace filigree {

//! Fills the hole (U8, non-zero) of a picture (8-bit RGB): its slow changes are carried in from the
//! rim, its texture is copied from elsewhere in the picture. Different each time.
cv::Mat filledBackground(const cv::Mat &picture, const cv::Mat &hole, cv::RNG &random);

} // namespace filigree
