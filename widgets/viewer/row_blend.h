// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/viewer/coverage_row.h"

#include <QColor>
#include <QRgb>

#include <array>
#include <vector>

namespace filigree {

// Arithmetic on rows of screen pixels. Colours are four floats, blue, green, red and, in pictures
// that have one, alpha, 0 to 255; coverage is one float, 0 to 1.

using RowColour = std::array<float, 4>;

RowColour rowColour(const QColor &colour);

void fillRow(float *colours, int count, const RowColour &colour);
//! Grey squares of a fixed size on the screen. x, y: of the first pixel, from the picture's corner.
void checkerRow(float *colours, int count, int x, int y);
void greyRow(float *colours, int count, const float *coverage); //!< 1 is white.
//! colours = colours + strength * coverage * (colour - colours)
void tintRow(float *colours, const Coverage &coverage, float strength, const RowColour &colour);
//! The same with a colour per pixel.
void layRow(float *colours, const Coverage &coverage, float strength, const float *top);
//! colours of pixels with alpha (the fourth number, 0 to 255) over those of `below`.
void overRow(float *colours, int count, const float *below);
//! Coverage as greys over colours.
void blendLevelsRow(float *colours, int count, const float *levels, float strength);
//! Magnified absolute difference.
void differenceRow(float *colours, int count, const float *other, float gain);
//! To opaque pixels; what is out of range or no number is clipped.
void quantiseRow(const float *colours, int count, QRgb *out);

//! Several mattes as one: coverage adds up to at most 1, colours are weighted by it.
class MatteRow
{
public:
    void clear(int count);
    //! Null colours: coverage alone; for all or for none.
    void add(const float *alpha, const float *colours);
    void finish(); //!< Call once, after all were added: brings sums above 1 back to 1.
    const float *alpha() const { return m_alpha.data(); }
    //! The matte over `below`, in place.
    void layOver(float *below) const;
    void straight(float *colours) const; //!< Its colours where there is any coverage, else black.

private:
    std::vector<float> m_alpha;
    std::vector<float> m_colours; // times alpha
    bool m_several = false; // were added, so sums may exceed 1
    bool m_empty = true;
};

} // namespace filigree
