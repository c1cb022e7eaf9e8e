// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

// Part of kernels_body.h, which says what may be here.

#include "inference/models/layers/depthwise_kernel.h"
#include "inference/models/layers/product_kernel_body.h"

namespace filigree {
namespace {

void geluAll(float *values, std::int64_t count)
{
    for (std::int64_t i = 0; i < count; i += lanes)
        vec(values + i) = gelu(vec(values + i));
}

void convolveDepthwise(const DepthwiseRow &row)
{
    constexpr int size = DepthwiseRow::size;
    for (std::int64_t c = 0; c < row.channels; c += lanes) {
        Vec weights[size * size];
        for (int i = 0; i < size * size; ++i)
            weights[i] = vec(row.weight + i * row.channels + c);
        for (std::int64_t x = 0; x < row.width; ++x) {
            Vec sums[size]; // side by side, so that no sum has to wait for the one before
            for (int down = 0; down < size; ++down) {
                const float *from = row.rows[down] + x * row.stride + c;
                sums[down] = vec(from) * weights[down * size];
                for (int across = 1; across < size; ++across)
                    sums[down] += vec(from + across * row.stride) * weights[down * size + across];
            }
            vec(row.out + x * row.stride + c) =
                gelu(sums[0] + sums[1] + sums[2] + sums[3] + sums[4] + vec(row.bias + c));
        }
    }
}

} // namespace
} // namespace filigree
