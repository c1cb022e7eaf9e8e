// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/viewer/row_sampler.h"
#include "widgets/viewer/side_composer.h"

#include <list>
#include <memory>

namespace filigree {

//! Samples the images of one view. They lie over the frame whatever their own size; the taps of
//! images of one size are shared.
class LayerSampling
{
public:
    LayerSampling(Size frame, const ViewWindow &window);

    QRect area() const { return m_area; } //!< Target pixels of the wanted part that show the frame.
    int width() const { return m_area.width(); }
    int height() const { return m_area.height(); }
    //! Of a row and column of area(): its place on the screen from the picture's corner.
    QPoint fromCorner(int x, int y) const { return QPoint(x, y) + m_area.topLeft() - m_corner; }

    //! Null for no image. Rows are counted from the top of area().
    std::unique_ptr<RowSampler> sampler(const ImagePtr &image, RowLevels levels);
    //! Keeps the image's shape and covers all of the frame, cut off at two sides.
    std::unique_ptr<RowSampler> covering(const ImagePtr &image);
    //! Of an alpha, or without one of a mask; of the mask first when asked to.
    std::unique_ptr<RowSampler> coverage(const ObjectLayer &object, bool maskFirst);

private:
    struct Taps
    {
        Size size; //!< Of the image; empty: not shared.
        AxisTaps columns;
        AxisTaps rows;
    };
    const Taps &taps(Size image);

    Size m_frame;
    AxisView m_columns;
    AxisView m_rows;
    QRect m_area;
    QPoint m_corner;
    std::list<Taps> m_taps; // addresses stay
};

} // namespace filigree
