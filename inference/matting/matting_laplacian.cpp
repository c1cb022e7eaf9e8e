// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/matting/matting_laplacian.h"

#include <array>
#include <numeric>

namespace filigree {
namespace {

constexpr int reach = 2; // two pixels share a window when at most this far apart
constexpr int side = 2 * reach + 1;
constexpr int centre = reach * side + reach;
constexpr int rowGrain = 2048;

//! Mean colour of the window around a pixel and (covariance + epsilon)^-1 of it.
struct WindowStatistics
{
    cv::Vec3d mean;
    cv::Matx33d inverse;
};

WindowStatistics statisticsAround(const cv::Mat3f &picture, cv::Point at, double epsilon)
{
    cv::Vec3d sum(0, 0, 0);
    for (int dy = -1; dy <= 1; ++dy) {
        for (int dx = -1; dx <= 1; ++dx)
            sum += cv::Vec3d(picture(at.y + dy, at.x + dx));
    }
    const cv::Vec3d mean = sum / 9.0;
    cv::Matx33d covariance = cv::Matx33d::eye() * (epsilon / 9);
    for (int dy = -1; dy <= 1; ++dy) {
        for (int dx = -1; dx <= 1; ++dx) {
            const cv::Vec3d d = cv::Vec3d(picture(at.y + dy, at.x + dx)) - mean;
            for (int i = 0; i < 3; ++i) {
                for (int j = 0; j < 3; ++j)
                    covariance(i, j) += d[i] * d[j] / 9.0;
            }
        }
    }
    return {mean, covariance.inv()};
}

class LaplacianRows
{
public:
    LaplacianRows(ThreadTeam &team, const UnknownRegion &region, const LaplacianOptions &options);
    //! The row of one unknown pixel as a stencil over the pixels up to two away.
    std::array<double, side * side> row(cv::Point at) const;

private:
    const UnknownRegion &m_region;
    double m_smoothness;
    cv::Mat1i m_window; // number of the window around a pixel, -1: not needed or not inside
    std::vector<WindowStatistics> m_statistics;
};

LaplacianRows::LaplacianRows(ThreadTeam &team, const UnknownRegion &region,
                             const LaplacianOptions &options)
    : m_region(region)
    , m_smoothness(options.smoothness)
    , m_window(region.index.size(), -1)
{
    std::vector<cv::Point> centres;
    const cv::Rect inner(1, 1, m_window.cols - 2, m_window.rows - 2);
    for (const cv::Point &pixel : region.pixels) {
        for (int dy = -1; dy <= 1; ++dy) {
            for (int dx = -1; dx <= 1; ++dx) {
                const cv::Point at(pixel.x + dx, pixel.y + dy);
                if (inner.contains(at) && m_window(at) < 0) {
                    m_window(at) = static_cast<int>(centres.size());
                    centres.push_back(at);
                }
            }
        }
    }
    m_statistics.resize(centres.size());
    team.forRanges(static_cast<int>(centres.size()), rowGrain, [&](int, int first, int last) {
        for (int i = first; i < last; ++i)
            m_statistics[i] = statisticsAround(region.picture, centres[i], options.epsilon);
    });
}

std::array<double, side * side> LaplacianRows::row(cv::Point at) const
{
    std::array<double, side * side> stencil{};
    const cv::Rect bounds(cv::Point(), m_window.size());
    const cv::Vec3d colour = m_region.picture(at);
    for (int wy = -1; wy <= 1; ++wy) {
        for (int wx = -1; wx <= 1; ++wx) {
            const cv::Point middle(at.x + wx, at.y + wy);
            if (!bounds.contains(middle) || m_window(middle) < 0)
                continue;
            const WindowStatistics &window = m_statistics[m_window(middle)];
            const cv::Vec3d slope = window.inverse * (colour - window.mean);
            for (int dy = -1; dy <= 1; ++dy) {
                const cv::Vec3f *colours = m_region.picture[middle.y + dy] + middle.x;
                double *target = &stencil[(wy + dy + reach) * side + wx + reach];
                for (int dx = -1; dx <= 1; ++dx)
                    target[dx] -= (1 + slope.dot(cv::Vec3d(colours[dx]) - window.mean)) / 9;
            }
        }
    }
    for (const cv::Point step :
         {cv::Point(1, 0), cv::Point(-1, 0), cv::Point(0, 1), cv::Point(0, -1)}) {
        if (bounds.contains(at + step)) {
            stencil[centre + step.y * side + step.x] -= m_smoothness;
        }
    }

    // The rows sum to zero in theory (Levin et al., section 3); rounding must not spoil that, as
    // what holds alpha across a wide band is hardly larger.
    stencil[centre] = 0;
    stencil[centre] = -std::accumulate(stencil.begin(), stencil.end(), 0.0);
    return stencil;
}

} // namespace

LinearSystem mattingLaplacian(ThreadTeam &team, const UnknownRegion &region,
                              const LaplacianOptions &options)
{
    const LaplacianRows rows(team, region, options);
    const cv::Rect bounds(cv::Point(), region.index.size());
    LinearSystem system;
    SparseMatrix &matrix = system.matrix;
    matrix.start.assign(region.count() + 1, 0);
    system.right.assign(region.count(), 0);
    const auto forStencil = [&](int number, auto &&visit) {
        const cv::Point at = region.pixels[number];
        for (int dy = -reach; dy <= reach; ++dy) {
            for (int dx = -reach; dx <= reach; ++dx) {
                const cv::Point other(at.x + dx, at.y + dy);
                if (bounds.contains(other))
                    visit(other, (dy + reach) * side + dx + reach);
            }
        }
    };
    team.forRanges(region.count(), rowGrain, [&](int, int first, int last) {
        for (int i = first; i < last; ++i)
            forStencil(
                i, [&](cv::Point other, int) { matrix.start[i + 1] += region.index(other) >= 0; });
    });
    for (int i = 0; i < region.count(); ++i)
        matrix.start[i + 1] += matrix.start[i];
    matrix.column.resize(matrix.start.back());
    matrix.value.resize(matrix.start.back());
    team.forRanges(region.count(), rowGrain, [&](int, int first, int last) {
        for (int i = first; i < last; ++i) {
            const auto stencil = rows.row(region.pixels[i]);
            int next = matrix.start[i];
            double right = 0;
            forStencil(i, [&](cv::Point other, int k) {
                if (const int column = region.index(other); column >= 0) {
                    matrix.column[next] = column;
                    matrix.value[next++] = static_cast<float>(stencil[k]);
                } else {
                    right -= stencil[k] * region.alpha(other);
                }
            });
            system.right[i] = static_cast<float>(right);
        }
    });
    return system;
}

} // namespace filigree
