// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <functional>
#include <vector>

namespace filigree {

//! Finds where coverage passes one half: a line two logical pixels wide, smooth on slopes.
class OutlineRows
{
public:
    //! The coverage of row y; asked for each row once, in order.
    using Coverage = std::function<const float *(int y)>;

    //! pixelRatio: device pixels to a logical one.
    OutlineRows(int width, int height, double pixelRatio);
    //! Of the line on row y, 0 to 1 per pixel; ask for rows in order. Valid until the next call.
    const float *row(int y, const Coverage &coverage);
    //! The row that row() was called for last.
    const float *coverage(int y) const { return m_coverage[y % m_coverage.size()].data(); }

private:
    std::vector<float> &sums(int y) { return m_sums[y % m_sums.size()]; }

    int m_width;
    int m_height;
    int m_reach; // of the line to either side, in device pixels
    int m_known = 0; // rows whose sums were made
    std::vector<std::vector<float>> m_coverage; // of this row and those within reach below
    std::vector<float> m_inside;
    std::vector<std::vector<float>> m_sums; // of the neighbours within reach along a row
    std::vector<float> m_line;
};

} // namespace filigree
