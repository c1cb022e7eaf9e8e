// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <cstdint>

namespace filigree {

//! One row of pixels of a convolution that keeps channels apart, 5 x 5, and of GELU after it.
struct DepthwiseRow
{
    static constexpr int size = 5;

    //! From two above to two below, each with two pixels more on either side; zeros where the
    //! picture ends.
    const float *rows[size] = {};
    float *out = nullptr;
    std::int64_t width = 0; //!< Pixels of out.
    std::int64_t stride = 0; //!< Floats from a pixel to the next, of rows and out.
    std::int64_t channels = 0; //!< A multiple of 16.
    const float *weight = nullptr; //!< [size * size, channels]
    const float *bias = nullptr; //!< [channels]
};

} // namespace filigree
