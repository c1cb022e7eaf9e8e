// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <functional>
#include <vector>

namespace filigree {

//! Finds where coverage passes one half: a line two screen pixels wide, smooth on slopes.
class OutlineRows
{
public:
    //! The coverage of row y; asked for each row once, in order.
    using Coverage = std::function<const float *(int y)>;

    OutlineRows(int width, int height);
    //! Of the line on row y, 0 to 1 per pixel; ask for rows in order. Valid until the next call.
    const float *row(int y, const Coverage &coverage);
    //! The row that row() was called for last.
    const float *coverage(int y) const { return m_coverage[y & 1].data(); }

private:
    float *sums(int y) { return m_sums[y % 3].data(); }

    int m_width;
    int m_height;
    int m_known = 0; // rows whose sums were made
    std::vector<float> m_coverage[2]; // of this row and the next
    std::vector<float> m_inside;
    std::vector<float> m_sums[3]; // of three neighbours along the row, by row modulo 3
    std::vector<float> m_line;
};

} // namespace filigree
