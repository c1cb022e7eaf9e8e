// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <opencv2/core.hpp>

namespace filigree {

//! Decides the samples near a mask's edge anew: within every neighbourhood the colours of what is
//! surely inside and surely outside are told apart by a linear discriminant, which counts as far
//! as it does so cleanly. picture: 8-bit RGB; logits: F32, in and out.
void judgeEdge(const cv::Mat &picture, cv::Mat &logits);

} // namespace filigree
