// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <opencv2/core.hpp>
#include <opencv2/video/tracking.hpp>

#include <functional>

namespace filigree {

//! Motion from the current picture back to the previous one.
struct Motion
{
    cv::Mat back; //!< CV_32FC2: where a pixel was, as an offset in pixels.
    cv::Mat trust; //!< CV_32F, 0 to 1: forward and backward flow agree.
};

//! Dense inverse search flow in both directions (Kroeger et al. 2016).
class MotionEstimator
{
public:
    MotionEstimator();
    //! Both pictures 8-bit RGB, same size. between: called between the two directions.
    Motion estimate(const cv::Mat &previous, const cv::Mat &current,
                    const std::function<void()> &between);

private:
    cv::Ptr<cv::DISOpticalFlow> m_flow;
};

//! What `plane` of the previous picture looks like now; its border is repeated outwards.
cv::Mat carried(const cv::Mat &plane, const Motion &motion);

} // namespace filigree
