// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/sam2/sam2_network.h"
#include "inference/predictors/prompt_seeds.h"

#include <opencv2/core.hpp>

//! Clicks and strokes, and what they mean to a network of the SAM 2 family. Private to this folder:
//! it shows OpenCV types.
namespace filigree {

//! The corners of the box, if there is one, then points along the marks; of many the latest.
std::vector<Sam2Point> sam2PointsOf(const SortedPrompts &prompts, Size picture);

//! Of what a correction changes, puts back what no mark touches. All logits have the size that the
//! marks are measured in.
void keepUntouched(const cv::Mat_<float> &prior, const std::vector<StrokePrompt> &marks,
                   cv::Mat_<float> &logits);

} // namespace filigree
