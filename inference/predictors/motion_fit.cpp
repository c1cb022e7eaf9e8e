// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/motion_fit.h"

#include <algorithm>
#include <cmath>

namespace filigree {
namespace {

constexpr int rounds = 8;
constexpr double leastSpread = 0.3; // pixels, of points that move together
constexpr double spreadShare = 0.4; // not the median: of two motions one must win
constexpr double spreadFactor = 1.5;
constexpr double explainedSpread = 2.5;

double quantile(std::vector<double> values, double share)
{
    const auto at = values.begin() + std::ptrdiff_t(share * double(values.size() - 1));
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

cv::Vec3d place(const MovedPoint &point)
{
    return {point.at[0], point.at[1], 1};
}

std::vector<double> misses(const std::vector<MovedPoint> &points, const cv::Matx23d &motion)
{
    std::vector<double> result;
    for (const MovedPoint &point : points)
        result.push_back(cv::norm(point.by - motion * place(point)));
    return result;
}

double spreadOf(const std::vector<double> &missed)
{
    return std::max(leastSpread, spreadFactor * quantile(missed, spreadShare));
}

} // namespace

cv::Matx23d commonMotion(const std::vector<MovedPoint> &points, std::vector<char> &chosen)
{
    std::vector<MovedPoint> members;
    std::vector<double> x, y;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (chosen[i] != 0) {
            members.push_back(points[i]);
            x.push_back(points[i].by[0]);
            y.push_back(points[i].by[1]);
        }
    }
    if (members.empty())
        return cv::Matx23d::zeros();
    cv::Matx23d motion(0, 0, quantile(x, 0.5), 0, 0, quantile(y, 0.5));
    for (int round = 0; round < rounds; ++round) {
        const std::vector<double> missed = misses(members, motion);
        const double spread = spreadOf(missed);
        cv::Matx33d normal = cv::Matx33d::diag({1e-3, 1e-3, 1e-6});
        cv::Matx23d right = cv::Matx23d::zeros();
        for (std::size_t i = 0; i < members.size(); ++i) {
            const double weight = 1 / std::pow(1 + std::pow(missed[i] / spread, 2), 2);
            normal += weight * place(members[i]) * place(members[i]).t();
            right += weight * members[i].by * place(members[i]).t();
        }
        motion = right * normal.inv();
    }
    const double spread = spreadOf(misses(members, motion));
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (chosen[i] != 0
            && cv::norm(points[i].by - motion * place(points[i])) < explainedSpread * spread)
            chosen[i] = 0;
    }
    return motion;
}

} // namespace filigree
