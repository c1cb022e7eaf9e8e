// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/image.h"

#include <algorithm>
#include <cmath>

//! Pictures whose scores are known: a soft disc as truth, a displaced one with a loose blob as the
//! answer, at two moments.
namespace filigree::synthetic {

constexpr Size size{140, 90};

template<typename Function> Image unitImage(Function &&value)
{
    Image image(size, 1, PixelType::U8);
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x)
            image.row<uint8_t>(y)[x] =
                uint8_t(std::nearbyint(255 * std::clamp(value(x, y), 0.0, 1.0)));
    }
    return image;
}

inline double disc(double x, double y, double cx, double cy, double radius, double softness)
{
    return std::clamp((radius - std::hypot(x - cx, y - cy)) / softness + 0.5, 0.0, 1.0);
}

inline Image truth(int moment)
{
    return unitImage(
        [moment](int x, int y) { return disc(x, y, 70 + 3 * moment, 45 + moment, 30, 12); });
}

inline Image answer(int moment)
{
    return unitImage([moment](int x, int y) {
        return moment == 0 ? disc(x, y, 68, 44, 31, 6) + 0.8 * disc(x, y, 20, 20, 8, 2)
                           : disc(x, y, 74, 46, 29, 8) + 0.4 * disc(x, y, 118, 70, 9, 3);
    });
}

inline Image picture(int moment)
{
    return unitImage([moment](int x, int y) {
        const int dx = x - 3 * moment, dy = y - moment;
        return (127.5 + 60 * std::sin(dx * 0.35) + 55 * std::cos(dy * 0.4 + dx * 0.1)) / 255;
    });
}

inline Image region()
{
    return unitImage(
        [](int x, int y) { return x >= 40 && x < 100 && y >= 10 && y < 60 ? 1.0 : 0.0; });
}

} // namespace filigree::synthetic
