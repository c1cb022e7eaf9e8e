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
    , m_coverage(std::size_t(m_reach) + 1, CoverageRow(width))
    , m_inside(std::size_t(width) + 2 * std::size_t(m_reach))
    , m_sums(2 * std::size_t(m_reach) + 1, CoverageRow(width))
    , m_line(width)
{ }

void OutlineRows::addRow(const Coverage &row)
{
    const ColumnSpan span = row.span;
    std::copy(row.values + span.begin, row.values + span.end,
              m_coverage[m_known % m_coverage.size()].write(span) + span.begin);
    const ColumnSpan wide = span.widened(m_reach, m_width);
    float *sum = m_sums[m_known % m_sums.size()].write(wide);
    if (wide.isEmpty())
        return;
    float *inside = m_inside.data() + m_reach;
    const int from = wide.begin - m_reach, to = wide.end + m_reach;
    std::fill(inside + from, inside + to, 0.0F);
    for (int x = span.begin; x < span.end; ++x)
        inside[x] = row.values[x] > 0.5F ? 1.0F : 0.0F;
    std::fill(inside + from, inside + std::max(from, 0), inside[0]); // goes on, so it is no edge
    std::fill(inside + std::min(to, m_width), inside + to, inside[m_width - 1]);
    std::fill(sum + wide.begin, sum + wide.end, 0.0F);
    for (int offset = -m_reach; offset <= m_reach; ++offset) {
        for (int x = wide.begin; x < wide.end; ++x)
            sum[x] += inside[x + offset];
    }
}

Coverage OutlineRows::row(int y, const Source &source)
{
    for (; m_known <= std::min(y + m_reach, m_height - 1); ++m_known)
        addRow(source(m_known));
    ColumnSpan span;
    for (int offset = -m_reach; offset <= m_reach; ++offset)
        span = span.united(sums(y + offset).span);
    float *line = m_line.write(span);
    std::fill(line + span.begin, line + span.end, 0.0F);
    for (int offset = -m_reach; offset <= m_reach; ++offset) {
        const Coverage sum = sums(y + offset);
        for (int x = sum.span.begin; x < sum.span.end; ++x)
            line[x] += sum.values[x];
    }
    const int across = 2 * m_reach + 1; // more or fewer are inside beside a straight edge
    const auto all = float(across * across);
    for (int x = span.begin; x < span.end; ++x) {
        const float part = std::min(line[x], all - line[x]) / float(across);
        line[x] = std::min(part, 1.0F);
    }
    return m_line.coverage();
}

Coverage OutlineRows::sums(int y) const
{
    return m_sums[std::clamp(y, 0, m_height - 1) % m_sums.size()].coverage();
}

} // namespace filigree
