// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

namespace filigree {

//! Width and height in pixels.
struct Size
{
    int width = 0;
    int height = 0;
    constexpr bool isEmpty() const { return width <= 0 || height <= 0; }
    constexpr bool operator==(const Size &) const = default;
};

//! A place on a frame in pixels: x to the right, y down; (0, 0) is the centre of the first pixel.
struct Point
{
    double x = 0;
    double y = 0;
    constexpr bool operator==(const Point &) const = default;
};

//! A box in pixels that includes its last column and row.
struct Box
{
    double x0 = 0;
    double y0 = 0;
    double x1 = -1;
    double y1 = -1;
    constexpr bool isEmpty() const { return x1 < x0 || y1 < y0; }
    constexpr bool operator==(const Box &) const = default;
};

} // namespace filigree
