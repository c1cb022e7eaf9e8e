// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <opencv2/core.hpp>
#include <string>
#include <vector>

//! Private to this folder: it shows OpenCV types.
namespace filigree {

struct DetectedBox
{
    cv::Rect2d box;
    double score = 0; //!< 0 to 1: how sure it is.
    std::string label; //!< "person", "upper body"…
};

//! Head and shoulders of what was found of a person, which all detectors can be compared by.
cv::Rect2d upperBody(const DetectedBox &found);

//! What detectors found (of each a list), best first, each place once. Each is the surer for what
//! other detectors see of the same person there, as if they erred by themselves:
//! 1 - (1 - a)(1 - b)…
std::vector<DetectedBox> agreed(const std::vector<std::vector<DetectedBox>> &detectors);

} // namespace filigree
