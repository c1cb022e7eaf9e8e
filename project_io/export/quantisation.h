// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <cstdint>

namespace filigree {

//! 0 to 1 as an integer of 0 to `maximum`, rounded to nearest; what is outside is clipped, NaN is
//! 0.
inline std::uint16_t quantised(float value, int maximum)
{
    if (!(value > 0))
        return 0;
    return value >= 1 ? std::uint16_t(maximum) : std::uint16_t(value * float(maximum) + 0.5f);
}

//! The nearest value that a half float can hold, ties to even; beyond 65504 it is 65504, because
//! compositors choke on infinities.
float roundedToHalf(float value);

//! The weights of red and blue in luma.
struct LumaWeights
{
    double red = 0.2126;
    double blue = 0.0722;
    constexpr bool operator==(const LumaWeights &) const = default;
};

//! Of the matrix coefficients (a code point of ITU-T H.273, table 4) that storage in Y'CbCr can
//! use: 1, 4, 5, 6, 7, 9. Others have no such weights: see storableMatrix.
LumaWeights lumaWeights(int matrix);

//! `matrix` if lumaWeights knows it; else the one that belongs to the primaries (9 with BT.2020,
//! 6 with BT.601, otherwise 1).
int storableMatrix(int matrix, int primaries);

//! R'G'B' in 0 to 1 to Y' in 0 to 1 and Cb, Cr in -0.5 to 0.5.
struct YCbCr
{
    float y, cb, cr;
};

inline YCbCr toYCbCr(float r, float g, float b, const LumaWeights &weights)
{
    const float kr = float(weights.red), kb = float(weights.blue);
    const float y = kr * r + (1 - kr - kb) * g + kb * b;
    return {y, (b - y) / (2 * (1 - kb)), (r - y) / (2 * (1 - kr))};
}

//! Code values at limited range, rounded and clipped to what the bit depth allows in video (its
//! lowest and highest code are reserved for synchronisation).
std::uint16_t limitedLuma(float y, int bits);
std::uint16_t limitedChroma(float c, int bits);

} // namespace filigree
