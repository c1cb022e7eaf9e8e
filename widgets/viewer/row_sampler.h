// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/image.h"
#include "widgets/viewer/axis_taps.h"
#include "widgets/viewer/coverage_row.h"

#include <vector>

namespace filigree {

//! How pixels become numbers.
enum class RowLevels {
    Colour, //!< 0 to 255, as four numbers per pixel: blue, green, red and the alpha if there is
            //!< one.
    Unit, //!< The first channel, 0 to 1.
    Logits, //!< The first channel, F32: 1 above 0, else 0.
};

//! Rows of an image at the size they have on the screen.
class RowSampler
{
public:
    //! The image and the taps, which may be shared by images of one size, must outlive it. Grey
    //! images can be asked for colours.
    RowSampler(const Image &image, RowLevels levels, const AxisTaps &columns, const AxisTaps &rows);

    //! Of colours: columns.size() pixels, valid until the next call. i: into rows. Quick when rows
    //! are asked for in order.
    const float *row(int i) { return sample(i).values; }
    //! Of the other levels, likewise.
    Coverage coverage(int i) { return sample(i); }

private:
    struct Line //!< A row of the image, its columns already those of the screen.
    {
        int source = -1;
        CoverageRow values;
    };
    Coverage sample(int i);
    void load(int source, float weight, bool add);
    bool loadTwo(int source, float weight, float nextWeight); //!< False: one at a time, please.
    void spread(CoverageRow &out) const;
    void spreadColours(float *out) const;
    ColumnSpan loadedSpan() const;
    Coverage line(int source);
    template<typename T> void loadRow(int source, float weight, bool add);

    const Image &m_image;
    const AxisTaps &m_columns;
    const AxisTaps &m_rows;
    RowLevels m_levels;
    std::vector<float> m_loaded; // image columns from…to of the taps, channels as in the image
    CoverageRow m_row; // colours are covered everywhere
    Line m_lines[2];
};

} // namespace filigree
