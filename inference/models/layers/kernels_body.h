// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

// The kernels, included by one source for each instruction set, which defines FILIGREE_KERNELS_NAME
// and is compiled with the flags of that set. Nothing but raw loops may be here: an inline function
// of a library, compiled with these flags, could be linked into other code and fail on an older
// processor.

#include "inference/models/layers/attention_kernel_body.h"
#include "inference/models/layers/depthwise_kernel_body.h"
#include "inference/models/layers/kernels.h"
#include "inference/models/layers/product_kernel_body.h"
#include "inference/models/layers/rows_product_body.h"

namespace filigree {
namespace {

inline Vec quickGelu(Vec x)
{
    constexpr float factor = 1.702f * 1.44269504088896340736f;
    const Vec size = x < 0 ? x : -x; // never positive, so that nothing overflows
    const Vec power = powerOfTwo(size * factor);
    return x * ((x < 0 ? power : Vec{} + 1.0f) / (power + 1.0f));
}

void quickGelu(float *values, std::int64_t count)
{
    std::int64_t i = 0;
    for (; i + lanes <= count; i += lanes)
        *reinterpret_cast<Vec *>(values + i) =
            quickGelu(*reinterpret_cast<const Vec *>(values + i));
    if (i < count) {
        Vec rest = Vec{};
        for (std::int64_t j = i; j < count; ++j)
            rest[j - i] = values[j];
        rest = quickGelu(rest);
        for (std::int64_t j = i; j < count; ++j)
            values[j] = rest[j - i];
    }
}

} // namespace

const Kernels &FILIGREE_KERNELS_NAME()
{
    static constexpr Kernels all{{chunkKeys, packedSize, pack, scratchSize, run},
                                 {group, panel, packedWeightsSize, packWeights, cellsOfRows,
                                  multiplyRows, addMlp, hiddenTogether / perCell},
                                 quickGelu,
                                 geluAll,
                                 convolveDepthwise,
                                 multiplyFewRows};
    return all;
}

} // namespace filigree
