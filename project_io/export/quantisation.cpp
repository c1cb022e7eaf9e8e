// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/export/quantisation.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace filigree {
namespace {

std::uint16_t limited(float code, int bits)
{
    const float reserved = float(1 << (bits - 8));
    const float highest = float((1 << bits) - 1) - reserved;
    // The comparison is false for NaN, which thus becomes the lowest code.
    const float clipped = code > reserved ? std::min(code, highest) : reserved;
    return std::uint16_t(clipped + 0.5f);
}

} // namespace

float roundedToHalf(float value)
{
    constexpr float largest = 65504;
    constexpr float smallestNormal = 6.103515625e-05f;
    constexpr float smallestStep = 5.9604644775390625e-08f; // 2^-24, between subnormals
    if (std::isnan(value))
        return 0;
    if (std::abs(value) >= largest)
        return std::copysign(largest, value);
    if (std::abs(value) < smallestNormal)
        return std::nearbyint(value / smallestStep) * smallestStep;
    // A half has 10 bits of mantissa, a float 23: round the lower 13 away, ties to even.
    std::uint32_t bits = std::bit_cast<std::uint32_t>(value);
    bits += 0xfff + (bits >> 13 & 1);
    const float rounded = std::bit_cast<float>(bits & ~std::uint32_t(0x1fff));
    return std::clamp(rounded, -largest, largest);
}

LumaWeights lumaWeights(int matrix)
{
    switch (matrix) {
    case 4:
        return {0.30, 0.11};
    case 5:
    case 6:
        return {0.299, 0.114};
    case 7:
        return {0.212, 0.087};
    case 9:
        return {0.2627, 0.0593};
    default:
        return {0.2126, 0.0722};
    }
}

int storableMatrix(int matrix, int primaries)
{
    if (matrix == 1 || (matrix >= 4 && matrix <= 7) || matrix == 9)
        return matrix;
    if (primaries == 9)
        return 9;
    return primaries == 5 || primaries == 6 ? 6 : 1;
}

std::uint16_t limitedLuma(float y, int bits)
{
    const float unit = float(1 << (bits - 8));
    return limited(16 * unit + 219 * unit * y, bits);
}

std::uint16_t limitedChroma(float c, int bits)
{
    const float unit = float(1 << (bits - 8));
    return limited(128 * unit + 224 * unit * c, bits);
}

} // namespace filigree
