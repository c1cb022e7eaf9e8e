// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/tracking/appearance.h"
#include "inference/tracking/motion.h"

#include <opencv2/core.hpp>

namespace filigree {

//! What the classical cues say of one window of the current picture. All planes F32.
struct ChainCues
{
    cv::Mat carried; //!< Probability of the previous picture, moved along the flow.
    cv::Mat trust; //!< 0 to 1: of the flow.
};

//! The tracker without learning: flow carries the mask, colours correct it where the flow is not to
//! be trusted, local linear fits pull its edge onto the edges of the picture.
class Chain
{
public:
    //! Pictures 8-bit RGB, probability F32 of the previous picture, all of one size.
    ChainCues cues(const cv::Mat &previous, const cv::Mat &current, const cv::Mat &probability);
    //! The answer, as a probability.
    static cv::Mat answer(const ChainCues &cues, const cv::Mat &current,
                          const Appearance &appearance);

private:
    MotionEstimator m_motion;
};

//! Natural logarithm of odds, within +-limit, and back.
cv::Mat logitOf(const cv::Mat &probability, float limit = 8);
cv::Mat sigmoidOf(const cv::Mat &logits);

} // namespace filigree
