// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/tracking/window.h"

#include <opencv2/core.hpp>

#include <vector>

namespace filigree {

inline constexpr int shotChannels = 5;

//! What the network sees of a window: the same part in about half as many samples.
Window shotWindow(const Window &window);

//! What the shot network sees, [shotChannels, H, W], each about -1 to 1: R, G, B, the guess of the
//! mask from the previous frame (coverage 0 to 1, F32), and the colours' evidence (F32).
std::vector<float> shotInputs(const cv::Mat &picture, const cv::Mat &guess,
                              const cv::Mat &evidence);

} // namespace filigree
