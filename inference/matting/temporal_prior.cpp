// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/matting/temporal_prior.h"

#include "inference/matting/motion.h"
#include "inference/matting/working_picture.h"

#include <opencv2/imgproc.hpp>

namespace filigree {
namespace {

//! Against the weights in FlowOptions. More would hold on to yesterday's errors.
constexpr double firmness = 0.012;

} // namespace

AlphaPrior temporalPrior(const Image &picture, const Image &otherPicture, const Image &otherAlpha)
{
    const Motion motion = motionBetween(picture, otherPicture);
    AlphaPrior prior{Image::forOverwrite(picture.size(), 1, PixelType::F32),
                     Image::forOverwrite(picture.size(), 1, PixelType::F32)};
    cv::Mat alpha = pixelsOf(prior.alpha);
    cv::Mat weight = pixelsOf(prior.weight);
    cv::remap(pixelsOf(otherAlpha), alpha, motion.source, cv::noArray(), cv::INTER_LINEAR,
              cv::BORDER_REPLICATE);
    motion.trust.convertTo(weight, CV_32F, firmness);
    return prior;
}

} // namespace filigree
