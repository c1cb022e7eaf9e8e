// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/image.h"
#include "widgets/viewer/axis_taps.h"

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

    //! columns.size() pixels, valid until the next call. i: into rows. Quick when rows are asked
    //! for in order.
    const float *row(int i);

private:
    struct Line //!< A row of the image, its columns already those of the screen.
    {
        int source = -1;
        std::vector<float> values;
    };
    void load(int source, float weight, bool add);
    bool loadTwo(int source, float weight, float nextWeight); //!< False: one at a time, please.
    void spread(float *out) const;
    const Line &line(int source);
    template<typename T> void loadRow(int source, float weight, bool add);

    const Image &m_image;
    const AxisTaps &m_columns;
    const AxisTaps &m_rows;
    RowLevels m_levels;
    std::vector<float> m_loaded; // image columns from…to of the taps, channels as in the image
    std::vector<float> m_row;
    Line m_lines[2];
};

} // namespace filigree
