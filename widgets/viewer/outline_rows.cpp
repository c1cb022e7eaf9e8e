// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/viewer/outline_rows.h"

#include <algorithm>
#include <cmath>

namespace filigree {

OutlineRows::OutlineRows(int width, int height, double pixelRatio)
    : m_width(width)
    , m_height(height)
    , m_reach(std::max(1, int(std::lround(pixelRatio))))
    , m_coverage(std::size_t(m_reach) + 1, std::vector<float>(std::size_t(width)))
    , m_inside(std::size_t(width) + 2 * std::size_t(m_reach))
    , m_sums(2 * std::size_t(m_reach) + 1, std::vector<float>(std::size_t(width)))
    , m_line(std::size_t(width))
{ }

const float *OutlineRows::row(int y, const Coverage &coverage)
{
    const int across = 2 * m_reach + 1;
    for (; m_known <= std::min(y + m_reach, m_height - 1); ++m_known) {
        std::vector<float> &kept = m_coverage[m_known % m_coverage.size()];
        std::copy_n(coverage(m_known), m_width, kept.data());
        const float *values = kept.data();
        float *inside = m_inside.data() + m_reach;
        for (int x = 0; x < m_width; ++x)
            inside[x] = values[x] > 0.5F ? 1.0F : 0.0F;
        for (int x = 1; x <= m_reach; ++x) { // the border goes on, so that it is no edge
            inside[-x] = inside[0];
            inside[m_width - 1 + x] = inside[m_width - 1];
        }
        float *sum = sums(m_known).data();
        std::fill_n(sum, m_width, 0.0F);
        for (int offset = -m_reach; offset <= m_reach; ++offset) {
            for (int x = 0; x < m_width; ++x)
                sum[x] += inside[x + offset];
        }
    }
    std::fill(m_line.begin(), m_line.end(), 0.0F);
    for (int offset = -m_reach; offset <= m_reach; ++offset) {
        const float *sum = sums(std::clamp(y + offset, 0, m_height - 1)).data();
        for (int x = 0; x < m_width; ++x)
            m_line[x] += sum[x];
    }
    const auto all =
        float(across * across); // beside a straight edge `across` more or fewer are inside
    for (int x = 0; x < m_width; ++x) {
        const float inside = m_line[x];
        const float part = std::min(inside, all - inside) / float(across);
        m_line[x] = std::min(part, 1.0F);
    }
    return m_line.data();
}

} // namespace filigree
