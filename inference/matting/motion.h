// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/image.h"

#include <opencv2/core.hpp>

namespace filigree {

//! Where each pixel of one frame comes from in another one.
struct Motion
{
    cv::Mat2f source; //!< Absolute x and y in the other frame.
    //! 0 to 1: how well the colours agree and how closely the motion back leads home.
    cv::Mat1f trust;
};

//! Dense motion by DIS optical flow (Kroeger et al. 2016), found on at most about 1000 pixels'
//! width and filled in at full size. Pictures: 3 or 4 channels of any type, one size. tolerance: a
//! difference per channel, of white, that costs little trust.
Motion motionBetween(const Image &from, const Image &to, float tolerance = 0.04F);

//! The motion of the solid foreground around each pixel, in place of what its own colours did:
//! what is seen through hair or smoke moves with the background. Trust is high where that foreground
//! moves as one, 0 far from it. alpha: F32, of the frame that the motion starts from.
Motion foregroundMotion(const Motion &motion, const Image &alpha);

} // namespace filigree
