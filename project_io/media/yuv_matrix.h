// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <array>
#include <cstdint>

namespace filigree {

//! R'G'B' in 0..65535 from luma and chroma codes:
//! channel = (y - black) * luma + (u - neutral) * fromU + (v - neutral) * fromV.
struct YuvCoefficients
{
    float black = 0; //!< Luma code of black.
    float neutral = 0; //!< Chroma code of grey.
    float luma = 1;
    std::array<float, 3> fromU{}; //!< Red, green, blue.
    std::array<float, 3> fromV{};
};

//! matrix: a code of ITU-T H.273, not "unspecified"; bitDepth 8 to 16. Limited range is the
//! standards' 16 to 235 (chroma 16 to 240) at 8 bits, scaled by powers of two.
YuvCoefficients yuvCoefficients(int matrix, bool fullRange, int bitDepth);

//! Whether yuvCoefficients() knows the matrix; ICtCp and a few others are not linear in R'G'B'.
bool isKnownMatrix(int matrix);

void yuvRowToRgb(const YuvCoefficients &coefficients, const std::uint16_t *luma, const float *u,
                 const float *v, int width, const std::array<std::uint16_t *, 3> &rgb);

} // namespace filigree
