// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/tracking/appearance.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace filigree {
namespace {

constexpr int lightBins = 24;
constexpr int colourBins = 32;
constexpr int binCount = lightBins * colourBins * colourBins;

int binOf(const cv::Vec3b &lab)
{
    return (lab[0] * lightBins / 256 * colourBins + lab[1] * colourBins / 256) * colourBins
        + lab[2] * colourBins / 256;
}

cv::Mat toLab(const cv::Mat &picture)
{
    cv::Mat lab;
    cv::cvtColor(picture, lab, cv::COLOR_RGB2Lab);
    return lab;
}

// Separable [1 2 1] over the three axes, so that neighbouring colours share their votes.
cv::Mat smoothed(const cv::Mat &bins)
{
    cv::Mat source = bins.clone();
    const int strides[] = {colourBins * colourBins, colourBins, 1};
    const int counts[] = {lightBins, colourBins, colourBins};
    for (int axis = 0; axis < 3; ++axis) {
        cv::Mat result(bins.size(), CV_32F);
        const auto *from = source.ptr<float>();
        auto *to = result.ptr<float>();
        for (int i = 0; i < binCount; ++i) {
            const int at = i / strides[axis] % counts[axis];
            const float below = at > 0 ? from[i - strides[axis]] : from[i];
            const float above = at + 1 < counts[axis] ? from[i + strides[axis]] : from[i];
            to[i] = (below + 2 * from[i] + above) / 4;
        }
        source = result;
    }
    return source;
}

} // namespace

void Appearance::learn(const cv::Mat &picture, const cv::Mat &coverage, double weight)
{
    if (m_inside.empty()) {
        m_inside = cv::Mat::zeros(1, binCount, CV_32F);
        m_outside = cv::Mat::zeros(1, binCount, CV_32F);
    }
    const cv::Mat lab = toLab(picture);
    auto *inside = m_inside.ptr<float>();
    auto *outside = m_outside.ptr<float>();
    for (int y = 0; y < lab.rows; ++y) {
        const auto *pixel = lab.ptr<cv::Vec3b>(y);
        const auto *cover = coverage.ptr<float>(y);
        for (int x = 0; x < lab.cols; ++x) {
            const int bin = binOf(pixel[x]);
            if (cover[x] > 0.9F)
                inside[bin] += float(weight);
            else if (cover[x] < 0.1F)
                outside[bin] += float(weight);
        }
    }
    update();
}

void Appearance::update()
{
    cv::Mat in = smoothed(m_inside);
    cv::Mat out = smoothed(m_outside);
    const double inMass = std::max(1.0, cv::sum(in)[0]);
    const double outMass = std::max(1.0, cv::sum(out)[0]);
    in *= 1 / inMass;
    out *= 1 / outMass;
    m_evidence.create(1, binCount, CV_32F);
    constexpr float unseen = 1e-5F; // rare colours say little
    double overlap = 0;
    for (int i = 0; i < binCount; ++i) {
        const float a = in.at<float>(i);
        const float b = out.at<float>(i);
        overlap += std::min(a, b);
        m_evidence.at<float>(i) = std::clamp(std::log((a + unseen) / (b + unseen)), -limit, limit);
    }
    m_separation = 1 - overlap;
}

cv::Mat Appearance::evidence(const cv::Mat &picture) const
{
    if (isEmpty())
        return cv::Mat::zeros(picture.size(), CV_32F);
    const cv::Mat lab = toLab(picture);
    const auto *table = m_evidence.ptr<float>();
    cv::Mat result(lab.size(), CV_32F);
    for (int y = 0; y < lab.rows; ++y) {
        const auto *pixel = lab.ptr<cv::Vec3b>(y);
        auto *value = result.ptr<float>(y);
        for (int x = 0; x < lab.cols; ++x)
            value[x] = table[binOf(pixel[x])];
    }
    return result;
}

} // namespace filigree
