// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/image.h"
#include "inference/models/sam2/sam2_picture.h"
#include "inference/tracking/object_track.h"

#include <opencv2/core.hpp>

#include <vector>

//! From our pictures and masks to those of the SAM 2 family and back. Private to this folder: it
//! shows OpenCV types.
namespace filigree {

Sam2Picture sam2PictureOf(const Image &frame);
//! Logits that share the image's memory.
cv::Mat_<float> planeOf(const Image &logits);
//! Logits at frame size -> 256 x 256.
std::vector<float> sam2LogitsOf(const Image &logits);
//! Coverage of any size, F32 -> 1024 x 1024 of 0 and 1.
std::vector<std::uint8_t> sam2MaskOf(const cv::Mat &coverage);
//! 256 x 256 logits -> a track on the working picture, as soft as they are.
TrackedObject trackOf(const std::vector<float> &logits, double presence, cv::Size working);

} // namespace filigree
