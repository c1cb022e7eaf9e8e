// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace filigree {

//! Columns begin to end - 1 of a row.
struct ColumnSpan
{
    int begin = 0;
    int end = 0;

    bool isEmpty() const { return begin >= end; }
    ColumnSpan united(ColumnSpan other) const
    {
        if (isEmpty() || other.isEmpty())
            return isEmpty() ? other : *this;
        return {std::min(begin, other.begin), std::max(end, other.end)};
    }
    //! By some columns to either side, within 0…width.
    ColumnSpan widened(int by, int width) const
    {
        return isEmpty() ? *this : ColumnSpan{std::max(0, begin - by), std::min(width, end + by)};
    }
};

//! How much of each pixel of a row is covered, 0 to 1: nothing outside the span. Most objects cover
//! a small part of their frame.
struct Coverage
{
    const float *values = nullptr;
    ColumnSpan span;
};

//! A row that is written to again and again and is 0 outside of what was written to last.
class CoverageRow
{
public:
    explicit CoverageRow(int width)
        : m_values(std::size_t(width))
    { }

    //! The row's first column. Everything within the span is to be written to, nothing outside.
    float *write(ColumnSpan span)
    {
        clear(m_span.begin, std::min(m_span.end, span.begin));
        clear(std::max(m_span.begin, span.end), m_span.end);
        m_span = span;
        return m_values.data();
    }
    Coverage coverage() const { return {m_values.data(), m_span}; }

private:
    void clear(int begin, int end)
    {
        if (begin < end)
            std::fill(m_values.begin() + begin, m_values.begin() + end, 0.0F);
    }

    std::vector<float> m_values;
    ColumnSpan m_span;
};

} // namespace filigree
