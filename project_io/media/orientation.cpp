// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/orientation.h"

#include <cstdlib>
#include <cstring>

namespace filigree {

int Orientation::rotation() const
{
    if (transposed)
        return mirroredX ? 90 : mirroredY ? 270 : 90;
    return mirroredX && mirroredY ? 180 : 0;
}

Orientation orientationOf(const std::int32_t *matrix)
{
    if (!matrix)
        return {};
    // x' = a x + c y, y' = b x + d y
    const std::int64_t a = matrix[0];
    const std::int64_t b = matrix[1];
    const std::int64_t c = matrix[3];
    const std::int64_t d = matrix[4];
    if (std::abs(a) + std::abs(d) >= std::abs(b) + std::abs(c))
        return {false, a < 0, d < 0};
    return {true, c < 0, b < 0};
}

//! Pixels are moved as blocks of N bytes, so that copies are inlined.
template<std::size_t N>
static void turn(const Image &from, Image &to, const Orientation &orientation)
{
    const auto *const source = static_cast<const std::byte *>(from.data());
    auto *const target = static_cast<std::byte *>(to.data());
    for (int y = 0; y < to.height(); ++y) {
        const int v = orientation.mirroredY ? to.height() - 1 - y : y;
        for (int x = 0; x < to.width(); ++x) {
            const int u = orientation.mirroredX ? to.width() - 1 - x : x;
            const std::size_t place = orientation.transposed
                ? std::size_t(u) * from.rowBytes() + std::size_t(v) * N
                : std::size_t(v) * from.rowBytes() + std::size_t(u) * N;
            std::memcpy(target + std::size_t(y) * to.rowBytes() + std::size_t(x) * N,
                        source + place, N);
        }
    }
}

Image oriented(const Image &image, const Orientation &orientation)
{
    if (orientation.isIdentity())
        return image;
    const Size size = orientation.transposed ? Size{image.height(), image.width()} : image.size();
    Image turned(size, image.channels(), image.type());
    switch (image.channels() * bytesPerChannel(image.type())) {
    case 6:
        turn<6>(image, turned, orientation);
        break;
    case 8:
        turn<8>(image, turned, orientation);
        break;
    case 12:
        turn<12>(image, turned, orientation);
        break;
    default:
        turn<16>(image, turned, orientation);
        break;
    }
    return turned;
}

} // namespace filigree
