// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/image.h"

#include <cstdint>

namespace filigree {

//! One of the eight ways to lay a picture down: first transposed or not (rows become columns),
//! then mirrored.
struct Orientation
{
    bool transposed = false;
    bool mirroredX = false;
    bool mirroredY = false;
    bool isIdentity() const { return !transposed && !mirroredX && !mirroredY; }
    //! Degrees clockwise of the turn that is in it: 0, 90, 180 or 270.
    int rotation() const;
    bool operator==(const Orientation &) const = default;
};

//! matrix: the nine numbers of a display matrix as MP4 and FFmpeg have it; turns by other than
//! quarters are taken for the nearest quarter. Null: as stored.
Orientation orientationOf(const std::int32_t *matrix);

Image oriented(const Image &image, const Orientation &orientation);

} // namespace filigree
