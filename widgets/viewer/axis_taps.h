// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <vector>

namespace filigree {

//! One direction of a view: a stretch of an image onto a row of target pixels.
struct AxisView
{
    double start = 0; //!< Where the first target pixel begins, in image pixels from the border.
    double length = 0; //!< Image pixels that all target pixels cover together.
    int target = 0; //!< Target pixels.

    double scale() const { return target / length; } //!< Target pixels per image pixel.
    //! The first target pixel whose centre lies at or after a position in the image; in 0…target.
    int firstFrom(double position) const;
};

//! From which image pixels each target pixel of begin…end is made. Reduced: the average of the area
//! it covers; magnified up to nearestFrom: linear between pixel centres; beyond: the pixel under
//! its centre. At the borders of the image its first and last pixels go on.
struct AxisTaps
{
    static constexpr double nearestFrom = 8;

    AxisTaps(const AxisView &view, int begin, int end, int imageLength);

    int size() const { return int(first.size()); }
    const float *weightsOf(int i) const { return weights.data() + std::size_t(i) * taps; }

    int taps = 1; //!< Image pixels per target pixel, unused ones with weight 0.
    int from = 0; //!< First image pixel that is used.
    int to = 0; //!< One behind the last that is read, which may be `taps` behind the image's end.
    int used = 0; //!< One behind the last that has weight; within the image.
    bool copies = false; //!< Target pixels are the image's own, one after the other.
    bool reduces = false;
    std::vector<int> first; //!< Per target pixel: the first image pixel.
    std::vector<float> weights; //!< taps per target pixel; they add up to 1.
};

} // namespace filigree
