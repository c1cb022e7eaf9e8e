// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/patch_kernels.h"

#include "inference/predictors/region_merging.h"

#include <algorithm>
#include <array>
#include <utility>

namespace filigree {
namespace {

constexpr std::size_t parts = 4; // of the rows; fixed, so that sums do not depend on the threads
constexpr std::size_t lanes = 8; // sums side by side, which the compiler can widen

void addRow(const float *row, std::size_t count, float weight, float *sums)
{
    for (std::size_t i = 0; i < count; ++i)
        sums[i] += weight * row[i];
}

float product(const float *row, std::size_t count, const float *weights)
{
    std::array<float, lanes> sums{};
    std::size_t i = 0;
    for (; i + lanes <= count; i += lanes) {
        for (std::size_t lane = 0; lane < lanes; ++lane)
            sums[lane] += weights[i + lane] * row[i + lane];
    }
    float sum = 0;
    for (; i < count; ++i)
        sum += weights[i] * row[i];
    for (const float one : sums)
        sum += one;
    return sum;
}

} // namespace

PatchKernels::PatchKernels(const std::vector<Superpixel> &patches, float colourScale,
                           double placeScale)
    : m_count(patches.size())
    , m_near(1, int(rowStart(m_count)))
    , m_alike(m_near.size())
{
    const float byColour = -1 / (2 * colourScale * colourScale);
    const float byPlace = float(-1 / (2 * placeScale * placeScale));
    cv::parallel_for_({0, int(m_count)}, [&](const cv::Range &rows) {
        for (int i = rows.start; i < rows.end; ++i) {
            const Superpixel &a = patches[std::size_t(i)];
            const std::size_t start = rowStart(std::size_t(i));
            float *near = m_near[0] + start, *alike = m_alike[0] + start;
            const int count = int(m_count) - 1 - i;
            for (int j = 0; j < count; ++j) {
                const Superpixel &b = patches[std::size_t(i + 1 + j)];
                const cv::Point2f away = a.centre - b.centre;
                near[j] = byPlace * away.dot(away);
                alike[j] = near[j] + byColour * squaredDifference(a, b);
            }
            if (count == 0)
                continue;
            for (float *row : {near, alike}) {
                cv::Mat_<float> values(1, count, row);
                cv::exp(values, values);
            }
        }
    });
}

std::size_t PatchKernels::rowStart(std::size_t row) const
{
    return row * m_count - row * (row + 1) / 2;
}

PatchKernels::Sums PatchKernels::sums(const std::vector<float> &weights) const
{
    std::array<Sums, parts> of;
    cv::parallel_for_({0, int(parts)}, [&](const cv::Range &range) {
        for (int part = range.start; part < range.end; ++part) {
            Sums &sums = of[std::size_t(part)];
            sums = {std::vector<float>(m_count, 0), std::vector<float>(m_count, 0)};
            for (std::size_t row = std::size_t(part); row < m_count; row += parts) {
                const std::size_t next = row + 1, count = m_count - next;
                const float *near = m_near[0] + rowStart(row);
                const float *alike = m_alike[0] + rowStart(row);
                addRow(near, count, weights[row], sums.near.data() + next);
                addRow(alike, count, weights[row], sums.alike.data() + next);
                sums.near[row] += product(near, count, weights.data() + next);
                sums.alike[row] += product(alike, count, weights.data() + next);
            }
        }
    });
    for (std::size_t part = 1; part < parts; ++part) {
        addRow(of[part].near.data(), m_count, 1, of[0].near.data());
        addRow(of[part].alike.data(), m_count, 1, of[0].alike.data());
    }
    return std::move(of[0]);
}

} // namespace filigree
