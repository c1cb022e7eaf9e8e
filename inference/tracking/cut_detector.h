// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <opencv2/core.hpp>

namespace filigree {

//! Whether the shot changes between two neighbouring working pictures (8-bit RGB): neither their
//! colours nor, after the best shift of every block, their pictures agree.
bool isCut(const cv::Mat &previous, const cv::Mat &current);

} // namespace filigree
