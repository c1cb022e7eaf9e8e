// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/tracking/edge_judge.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace filigree {
namespace {

constexpr double bandShare =
    0.014; //!< Half width of the band that is judged, of the picture's side.
constexpr float ridge = 1e-3F; //!< Added to the variance of colours of 0 to 1.
constexpr float most = 0.8F; //!< Share of the colours' say where they are told apart cleanly.
constexpr float say = 4; //!< Score of a colour that is as the inside's.

void blur(cv::Mat &plane, int radius)
{
    cv::blur(plane, plane, {2 * radius + 1, 2 * radius + 1}, {-1, -1}, cv::BORDER_REPLICATE);
}

} // namespace

void judgeEdge(const cv::Mat &picture, cv::Mat &logits)
{
    const double band = bandShare * std::max(picture.cols, picture.rows);
    const int radius = int(std::lround(3 * band));
    const cv::Mat inside = logits > 0;
    if (cv::countNonZero(inside) == 0)
        return;
    cv::Mat in;
    cv::Mat out;
    cv::distanceTransform(inside, in, cv::DIST_L2, 3);
    cv::distanceTransform(~inside, out, cv::DIST_L2, 3);

    // Weighted moments of the sure samples: w, wr, wg, wb; wp and products.
    cv::Mat first(picture.size(), CV_32FC4);
    cv::Mat mixed(picture.size(), CV_32FC4); // wp, wpr, wpg, wpb
    cv::Mat second(picture.size(), CV_32FC(6));
    for (int y = 0; y < picture.rows; ++y) {
        const auto *pixel = picture.ptr<cv::Vec3b>(y);
        auto *f = first.ptr<cv::Vec4f>(y);
        auto *m = mixed.ptr<cv::Vec4f>(y);
        auto *s = second.ptr<cv::Vec6f>(y);
        for (int x = 0; x < picture.cols; ++x) {
            const float distance = std::max(in.at<float>(y, x), out.at<float>(y, x));
            const float w = distance > band ? 1 : 0.02F;
            const float p = w * (logits.at<float>(y, x) > 0 ? 1 : 0);
            const float r = pixel[x][0] / 255.0F;
            const float g = pixel[x][1] / 255.0F;
            const float b = pixel[x][2] / 255.0F;
            f[x] = {w, w * r, w * g, w * b};
            m[x] = {p, p * r, p * g, p * b};
            s[x] = {w * r * r, w * r * g, w * r * b, w * g * g, w * g * b, w * b * b};
        }
    }
    blur(first, radius);
    blur(mixed, radius);
    blur(second, radius);
    for (int y = 0; y < picture.rows; ++y) {
        const auto *pixel = picture.ptr<cv::Vec3b>(y);
        const auto *f = first.ptr<cv::Vec4f>(y);
        const auto *m = mixed.ptr<cv::Vec4f>(y);
        const auto *s = second.ptr<cv::Vec6f>(y);
        auto *z = logits.ptr<float>(y);
        for (int x = 0; x < picture.cols; ++x) {
            const float distance = std::max(in.at<float>(y, x), out.at<float>(y, x));
            if (distance > 1.5 * band)
                continue;
            const float k = 1 / f[x][0];
            const float r = f[x][1] * k;
            const float g = f[x][2] * k;
            const float b = f[x][3] * k;
            const float p = m[x][0] * k;
            const float rr = s[x][0] * k - r * r + ridge;
            const float rg = s[x][1] * k - r * g;
            const float rb = s[x][2] * k - r * b;
            const float gg = s[x][3] * k - g * g + ridge;
            const float gb = s[x][4] * k - g * b;
            const float bb = s[x][5] * k - b * b + ridge;
            const float rp = m[x][1] * k - r * p;
            const float gp = m[x][2] * k - g * p;
            const float bp = m[x][3] * k - b * p;
            const float i00 = gg * bb - gb * gb;
            const float i01 = gb * rb - rg * bb;
            const float i02 = rg * gb - gg * rb;
            const float i11 = rr * bb - rb * rb;
            const float i12 = rb * rg - rr * gb;
            const float i22 = rr * gg - rg * rg;
            const float d = 1 / std::max(1e-12F, rr * i00 + rg * i01 + rb * i02);
            const float ar = d * (i00 * rp + i01 * gp + i02 * bp);
            const float ag = d * (i01 * rp + i11 * gp + i12 * bp);
            const float ab = d * (i02 * rp + i12 * gp + i22 * bp);
            // Share of the labels' variance that the colours explain: how cleanly they are told
            // apart.
            const float clean =
                std::clamp((ar * rp + ag * gp + ab * bp) / (p * (1 - p) + 1e-3F), 0.0F, 1.0F);
            const float q = p + ar * (pixel[x][0] / 255.0F - r) + ag * (pixel[x][1] / 255.0F - g)
                + ab * (pixel[x][2] / 255.0F - b);
            const float near = std::clamp(float(1.5 - distance / band), 0.0F, 1.0F);
            const float weight = most * near * clean * clean;
            z[x] += weight * (say * std::clamp(2 * (q - 0.5F), -1.0F, 1.0F) - z[x]);
        }
    }
}

} // namespace filigree
