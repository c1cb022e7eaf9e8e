// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/tracking/guided_fit.h"

#include <opencv2/imgproc.hpp>

namespace filigree {
namespace {

cv::Mat mean(const cv::Mat &plane, int radius)
{
    cv::Mat result;
    cv::blur(plane, result, {2 * radius + 1, 2 * radius + 1}, {-1, -1}, cv::BORDER_REPLICATE);
    return result;
}

} // namespace

GuidedFit::GuidedFit(const cv::Mat &picture, const cv::Mat &plane, int radius, double epsilon)
{
    const int rows = picture.rows;
    const int cols = picture.cols;
    cv::Mat colour; // r, g, b, p
    cv::Mat squares(rows, cols, CV_32FC(6)); // rr, rg, rb, gg, gb, bb
    cv::Mat mixed(rows, cols, CV_32FC3); // rp, gp, bp
    colour.create(rows, cols, CV_32FC4);
    for (int y = 0; y < rows; ++y) {
        const auto *pixel = picture.ptr<cv::Vec3b>(y);
        const auto *p = plane.ptr<float>(y);
        auto *c = colour.ptr<cv::Vec4f>(y);
        auto *s = squares.ptr<cv::Vec6f>(y);
        auto *m = mixed.ptr<cv::Vec3f>(y);
        for (int x = 0; x < cols; ++x) {
            const float r = pixel[x][0] / 255.0F;
            const float g = pixel[x][1] / 255.0F;
            const float b = pixel[x][2] / 255.0F;
            c[x] = {r, g, b, p[x]};
            s[x] = {r * r, r * g, r * b, g * g, g * b, b * b};
            m[x] = {r * p[x], g * p[x], b * p[x]};
        }
    }
    colour = mean(colour, radius);
    squares = mean(squares, radius);
    mixed = mean(mixed, radius);
    cv::Mat fits(rows, cols, CV_32FC4);
    const auto e = float(epsilon);
    for (int y = 0; y < rows; ++y) {
        const auto *c = colour.ptr<cv::Vec4f>(y);
        const auto *s = squares.ptr<cv::Vec6f>(y);
        const auto *m = mixed.ptr<cv::Vec3f>(y);
        auto *fit = fits.ptr<cv::Vec4f>(y);
        for (int x = 0; x < cols; ++x) {
            const float r = c[x][0];
            const float g = c[x][1];
            const float b = c[x][2];
            const float p = c[x][3];
            const float rr = s[x][0] - r * r + e;
            const float rg = s[x][1] - r * g;
            const float rb = s[x][2] - r * b;
            const float gg = s[x][3] - g * g + e;
            const float gb = s[x][4] - g * b;
            const float bb = s[x][5] - b * b + e;
            const float rp = m[x][0] - r * p;
            const float gp = m[x][1] - g * p;
            const float bp = m[x][2] - b * p;
            // Inverse of the symmetric 3x3 covariance by cofactors.
            const float i00 = gg * bb - gb * gb;
            const float i01 = gb * rb - rg * bb;
            const float i02 = rg * gb - gg * rb;
            const float i11 = rr * bb - rb * rb;
            const float i12 = rb * rg - rr * gb;
            const float i22 = rr * gg - rg * rg;
            const float determinant = rr * i00 + rg * i01 + rb * i02;
            const float k = determinant > 1e-20F ? 1 / determinant : 0;
            const float ar = k * (i00 * rp + i01 * gp + i02 * bp);
            const float ag = k * (i01 * rp + i11 * gp + i12 * bp);
            const float ab = k * (i02 * rp + i12 * gp + i22 * bp);
            fit[x] = {ar, ag, ab, p - ar * r - ag * g - ab * b};
        }
    }
    m_coefficients = mean(fits, radius);
}

cv::Mat GuidedFit::evaluated(const cv::Mat &picture) const
{
    return guidedPlane(m_coefficients, picture);
}

cv::Mat guidedPlane(const cv::Mat &coefficients, const cv::Mat &picture)
{
    cv::Mat result(picture.size(), CV_32F);
    for (int y = 0; y < picture.rows; ++y) {
        const auto *pixel = picture.ptr<cv::Vec3b>(y);
        const auto *fit = coefficients.ptr<cv::Vec4f>(y);
        auto *value = result.ptr<float>(y);
        for (int x = 0; x < picture.cols; ++x)
            value[x] = (fit[x][0] * pixel[x][0] + fit[x][1] * pixel[x][1] + fit[x][2] * pixel[x][2])
                    / 255.0F
                + fit[x][3];
    }
    return result;
}

} // namespace filigree
