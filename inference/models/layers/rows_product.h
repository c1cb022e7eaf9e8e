// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <cstdint>

namespace filigree {

//! A few rows times a matrix, all rows of floats one after the other.
struct RowsProduct
{
    const float *x = nullptr; //!< [rows, depth]
    const float *weight = nullptr; //!< [width, depth]
    const float *bias = nullptr; //!< [width]; null: none.
    float *out = nullptr; //!< [rows, width]
    std::int64_t rows = 0, depth = 0, width = 0;
};

} // namespace filigree
