// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/image.h"

#include <stop_token>

namespace filigree {

//! A neighbouring frame: picture (3 or 4 channels) and alpha of the size of the frame in hand.
struct NeighbourFrame
{
    const Image *picture = nullptr;
    const Image *alpha = nullptr; //!< Null: there is no such neighbour.
};

//! An alpha (F32, one channel) with its neighbours' alphas blended in, moved along the optical flow
//! wherever the colours agree, and along the motion of the solid foreground nearby wherever the
//! alphas agree; where there is a trimap (U8), only in its unknown region. Strength 0 to 1: none,
//! or equal shares. Once it is stopped it ends early, and what it returns is of no use.
Image smoothedOverTime(const Image &alpha, const Image &picture, const NeighbourFrame &previous,
                       const NeighbourFrame &next, double strength, const Image *trimap = nullptr,
                       std::stop_token stop = {});

} // namespace filigree
