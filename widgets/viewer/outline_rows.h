// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/viewer/coverage_row.h"

#include <functional>
#include <vector>

namespace filigree {

//! Finds where coverage passes one half: a line two logical pixels wide, smooth on slopes.
class OutlineRows
{
public:
    //! The coverage of row y; asked for each row once, in order.
    using Source = std::function<Coverage(int y)>;

    //! pixelRatio: device pixels to a logical one.
    OutlineRows(int width, int height, double pixelRatio);
    //! Of the line on row y; ask for rows in order. Valid until the next call.
    Coverage row(int y, const Source &source);
    //! Of the object on the row that row() was called for last.
    Coverage coverage(int y) const { return m_coverage[y % m_coverage.size()].coverage(); }

private:
    void addRow(const Coverage &row);
    Coverage sums(int y) const; //!< Of the neighbours within reach along a row.

    int m_width;
    int m_height;
    int m_reach; // of the line to either side, in device pixels
    int m_known = 0; // rows whose sums were made
    std::vector<CoverageRow> m_coverage; // of this row and those within reach below
    std::vector<float> m_inside; // of one row, with m_reach columns more on either side
    std::vector<CoverageRow> m_sums;
    CoverageRow m_line;
};

} // namespace filigree
