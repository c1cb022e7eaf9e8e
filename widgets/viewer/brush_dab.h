// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/geometry.h"

namespace filigree {

//! Where the brush was, and how large; between two dabs it went straight and grew evenly.
struct BrushDab
{
    Point at;
    double radius = 1; //!< Frame pixels.
    constexpr bool operator==(const BrushDab &) const = default;
};

enum class StrokePhase { Begin, Extend, End, Cancel };

} // namespace filigree
