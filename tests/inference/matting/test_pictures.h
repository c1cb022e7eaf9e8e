// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/image.h"

#include <cmath>
#include <functional>

namespace filigree::test {

using Plane = std::function<double(int x, int y)>;
using Colours = std::function<double(int x, int y, int channel)>;

inline Image alphaImage(Size size, const Plane &value)
{
    Image image(size, 1, PixelType::F32);
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x)
            image.row<float>(y)[x] = static_cast<float>(value(x, y));
    }
    return image;
}

inline Image floatPicture(Size size, const Colours &colour)
{
    Image image(size, 3, PixelType::F32);
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            for (int c = 0; c < 3; ++c)
                image.row<float>(y)[3 * x + c] = static_cast<float>(colour(x, y, c));
        }
    }
    return image;
}

inline Image deepPicture(Size size, const Colours &colour)
{
    Image image(size, 3, PixelType::U16);
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            for (int c = 0; c < 3; ++c)
                image.row<std::uint16_t>(y)[3 * x + c] =
                    static_cast<std::uint16_t>(std::lround(65535 * colour(x, y, c)));
        }
    }
    return image;
}

inline Image trimapImage(Size size, const std::function<int(int x, int y)> &label)
{
    Image image(size, 1, PixelType::U8);
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x)
            image.row<std::uint8_t>(y)[x] = static_cast<std::uint8_t>(label(x, y));
    }
    return image;
}

inline double largestDifference(const Image &a, const Image &b)
{
    double largest = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int i = 0; i < a.width() * a.channels(); ++i)
            largest = std::max(largest, double(std::abs(a.row<float>(y)[i] - b.row<float>(y)[i])));
    }
    return largest;
}

inline double sum(const Image &image)
{
    double total = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int i = 0; i < image.width() * image.channels(); ++i)
            total += image.row<float>(y)[i];
    }
    return total;
}

//! A disc whose rim falls from 1 to 0 across so many pixels.
inline Image disc(Size size, double radius, double softness)
{
    return alphaImage(size, [&](int x, int y) {
        const double distance = std::hypot(x - size.width / 2, y - size.height / 2);
        return std::clamp((radius - distance) / softness + 0.5, 0.0, 1.0);
    });
}

} // namespace filigree::test
