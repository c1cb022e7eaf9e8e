// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/tracking/motion.h"

#include <opencv2/imgproc.hpp>

#include <cmath>

namespace filigree {
namespace {

cv::Mat absolute(const cv::Mat &offsets)
{
    cv::Mat map(offsets.size(), CV_32FC2);
    for (int y = 0; y < map.rows; ++y) {
        const auto *from = offsets.ptr<cv::Point2f>(y);
        auto *to = map.ptr<cv::Point2f>(y);
        for (int x = 0; x < map.cols; ++x)
            to[x] = {from[x].x + float(x), from[x].y + float(y)};
    }
    return map;
}

} // namespace

MotionEstimator::MotionEstimator()
    : m_flow(cv::DISOpticalFlow::create(cv::DISOpticalFlow::PRESET_MEDIUM))
{ }

Motion MotionEstimator::estimate(const cv::Mat &previous, const cv::Mat &current,
                                 const std::function<void()> &between)
{
    cv::Mat before;
    cv::Mat now;
    cv::cvtColor(previous, before, cv::COLOR_RGB2GRAY);
    cv::cvtColor(current, now, cv::COLOR_RGB2GRAY);
    Motion motion;
    cv::Mat forward;
    m_flow->calc(now, before, motion.back);
    between();
    m_flow->calc(before, now, forward);

    cv::Mat there;
    cv::remap(forward, there, absolute(motion.back), cv::noArray(), cv::INTER_LINEAR,
              cv::BORDER_REPLICATE);
    motion.trust.create(now.size(), CV_32F);
    for (int y = 0; y < now.rows; ++y) {
        const auto *back = motion.back.ptr<cv::Point2f>(y);
        const auto *ahead = there.ptr<cv::Point2f>(y);
        auto *trust = motion.trust.ptr<float>(y);
        for (int x = 0; x < now.cols; ++x) {
            const cv::Point2f gap = back[x] + ahead[x];
            const float error = gap.dot(gap);
            // Tolerates more where the motion is fast (Sundaram et al. 2010).
            const float allowed = 0.5F + 0.01F * (back[x].dot(back[x]) + ahead[x].dot(ahead[x]));
            trust[x] = std::exp(-error / (2 * allowed));
        }
    }
    return motion;
}

cv::Mat carried(const cv::Mat &plane, const Motion &motion)
{
    cv::Mat result;
    cv::remap(plane, result, absolute(motion.back), cv::noArray(), cv::INTER_LINEAR,
              cv::BORDER_REPLICATE);
    return result;
}

} // namespace filigree
