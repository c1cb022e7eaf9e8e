// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/viewer/outline_rows.h"

#include <algorithm>

namespace filigree {

OutlineRows::OutlineRows(int width, int height)
    : m_width(width)
    , m_height(height)
    , m_inside(std::size_t(width) + 2)
    , m_line(width)
{
    for (std::vector<float> &sums : m_sums)
        sums.resize(width);
    for (std::vector<float> &coverage : m_coverage)
        coverage.resize(width);
}

const float *OutlineRows::row(int y, const Coverage &coverage)
{
    for (; m_known <= std::min(y + 1, m_height - 1); ++m_known) {
        std::vector<float> &kept = m_coverage[m_known & 1];
        std::copy_n(coverage(m_known), m_width, kept.data());
        const float *values = kept.data();
        float *inside = m_inside.data() + 1;
        for (int x = 0; x < m_width; ++x)
            inside[x] = values[x] > 0.5F ? 1.0F : 0.0F;
        inside[-1] = inside[0]; // the border goes on, so that it is no edge
        inside[m_width] = inside[m_width - 1];
        float *sum = sums(m_known);
        for (int x = 0; x < m_width; ++x)
            sum[x] = inside[x - 1] + inside[x] + inside[x + 1];
    }
    const float *above = sums(std::max(y - 1, 0));
    const float *here = sums(y);
    const float *below = sums(std::min(y + 1, m_height - 1));
    for (int x = 0; x < m_width; ++x) {
        const float inside = above[x] + here[x] + below[x]; // of nine; 3 and 6 beside an edge
        const float outside = 9 - inside;
        const float part = (inside < outside ? inside : outside) * (1.0F / 3);
        m_line[x] = part < 1 ? part : 1;
    }
    return m_line.data();
}

} // namespace filigree
