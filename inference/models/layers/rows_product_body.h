// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

// Few rows times a matrix; included by kernels_body.h alone.

#include "inference/models/layers/kernel_vectors.h"
#include "inference/models/layers/rows_product.h"

namespace filigree {
namespace {

// Dot products of some rows with some rows of the matrix.
template<int rows, int columns>
inline void multiplyBlock(const RowsProduct &product, std::int64_t row, std::int64_t column)
{
    const std::int64_t depth = product.depth;
    const float *x = product.x + row * depth;
    const float *weight = product.weight + column * depth;
    Vec sums[rows][columns] = {};
    std::int64_t i = 0;
    for (; i + lanes <= depth; i += lanes) {
        Vec factors[columns];
        for (int c = 0; c < columns; ++c)
            factors[c] = *reinterpret_cast<const Vec *>(weight + c * depth + i);
        for (int r = 0; r < rows; ++r) {
            const Vec values = *reinterpret_cast<const Vec *>(x + r * depth + i);
            for (int c = 0; c < columns; ++c)
                sums[r][c] += values * factors[c];
        }
    }
    for (int r = 0; r < rows; ++r) {
        for (int c = 0; c < columns; ++c) {
            float sum = sumOf(sums[r][c]);
            for (std::int64_t rest = i; rest < depth; ++rest)
                sum += x[r * depth + rest] * weight[c * depth + rest];
            product.out[(row + r) * product.width + column + c] =
                sum + (product.bias ? product.bias[column + c] : 0);
        }
    }
}

template<int columns> inline void multiplyColumns(const RowsProduct &product, std::int64_t column)
{
    std::int64_t row = 0;
    for (; row + 4 <= product.rows; row += 4)
        multiplyBlock<4, columns>(product, row, column);
    for (; row < product.rows; ++row)
        multiplyBlock<1, columns>(product, row, column);
}

void multiplyFewRows(const RowsProduct &product, std::int64_t first, std::int64_t last)
{
    constexpr int columns = group / 2;
    for (; first + columns <= last; first += columns)
        multiplyColumns<columns>(product, first);
    for (; first < last; ++first)
        multiplyColumns<1>(product, first);
}

} // namespace
} // namespace filigree
