// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/tracking/chain.h"

#include "inference/tracking/guided_fit.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace filigree {
namespace {

constexpr double reach =
    0.04; //!< Of the window's side: how far from the carried edge colours may move it.
constexpr int fitRadius = 4;
constexpr double fitEpsilon = 2e-4;
constexpr int rounds = 2;

// 1 at the edge of the mask, falling to 0 at `distance` samples from it.
cv::Mat nearEdge(const cv::Mat &probability, double distance)
{
    cv::Mat inside = probability > 0.5F;
    cv::Mat outside = ~inside;
    cv::Mat in;
    cv::Mat out;
    cv::distanceTransform(inside, in, cv::DIST_L2, 3);
    cv::distanceTransform(outside, out, cv::DIST_L2, 3);
    cv::Mat near(probability.size(), CV_32F);
    for (int y = 0; y < near.rows; ++y) {
        const auto *a = in.ptr<float>(y);
        const auto *b = out.ptr<float>(y);
        auto *n = near.ptr<float>(y);
        for (int x = 0; x < near.cols; ++x)
            n[x] = std::max(0.0F, 1 - std::max(a[x], b[x]) / float(distance));
    }
    return near;
}

} // namespace

cv::Mat logitOf(const cv::Mat &probability, float limit)
{
    const float least = 1 / (1 + std::exp(limit));
    cv::Mat result(probability.size(), CV_32F);
    for (int y = 0; y < result.rows; ++y) {
        const auto *p = probability.ptr<float>(y);
        auto *z = result.ptr<float>(y);
        for (int x = 0; x < result.cols; ++x) {
            const float clipped = std::clamp(p[x], least, 1 - least);
            z[x] = std::log(clipped / (1 - clipped));
        }
    }
    return result;
}

cv::Mat sigmoidOf(const cv::Mat &logits)
{
    cv::Mat result(logits.size(), CV_32F);
    for (int y = 0; y < result.rows; ++y) {
        const auto *z = logits.ptr<float>(y);
        auto *p = result.ptr<float>(y);
        for (int x = 0; x < result.cols; ++x)
            p[x] = 1 / (1 + std::exp(-z[x]));
    }
    return result;
}

ChainCues Chain::cues(const cv::Mat &previous, const cv::Mat &current, const cv::Mat &probability)
{
    const Motion motion = m_motion.estimate(previous, current, [this] { pause(); });
    return {carried(probability, motion), motion.trust};
}

cv::Mat Chain::answer(const ChainCues &cues, const cv::Mat &current,
                      const Appearance &appearance) const
{
    const cv::Mat colour = appearance.evidence(current);
    const auto weight = float(std::pow(appearance.separation(), 2));
    const cv::Mat near = nearEdge(cues.carried, reach * std::max(current.cols, current.rows));
    const cv::Mat moved = logitOf(cues.carried, 4);
    cv::Mat probabilityNow = cues.carried;
    for (int round = 0; round < rounds; ++round) {
        pause();
        const cv::Mat fit =
            GuidedFit(current, probabilityNow, fitRadius, fitEpsilon).evaluated(current);
        cv::Mat z = logitOf(fit, 4);
        for (int y = 0; y < z.rows; ++y) {
            const auto *n = near.ptr<float>(y);
            const auto *t = cues.trust.ptr<float>(y);
            const auto *c = colour.ptr<float>(y);
            const auto *m = moved.ptr<float>(y);
            auto *value = z.ptr<float>(y);
            for (int x = 0; x < z.cols; ++x) {
                const float free = n[x] * (1 - 0.5F * t[x]);
                value[x] = 0.5F * (1 + 0.5F * t[x]) * m[x] + value[x] + free * weight * c[x];
            }
        }
        probabilityNow = sigmoidOf(z);
    }
    return probabilityNow;
}

} // namespace filigree
