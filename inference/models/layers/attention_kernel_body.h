// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

// The attention kernel, included by one source for each instruction set, which defines
// FILIGREE_KERNEL_NAME and is compiled with the flags of that set. Nothing but raw loops may be
// here: an inline function of a library, compiled with these flags, could be linked into other code
// and fail on an older processor.

#include "inference/models/layers/attention_kernel.h"

namespace filigree {
namespace {

#if defined(__AVX512F__)
constexpr int lanes = 16;
constexpr int group = 8; // rows whose sums stay in registers
#elif defined(__AVX2__)
constexpr int lanes = 8;
constexpr int group = 4;
#else
constexpr int lanes = 4;
constexpr int group = 4;
#endif
constexpr int panel = 2 * lanes; // columns whose sums stay in registers
constexpr int chunkKeys = 128;
constexpr float lowest = -1e30f;
constexpr float log2e = 1.44269504088896340736f;

typedef float Vec __attribute__((vector_size(lanes * 4), aligned(4), may_alias));
typedef int VecInt __attribute__((vector_size(lanes * 4), aligned(4), may_alias));

inline std::int64_t rounded(std::int64_t n, std::int64_t step)
{
    return (n + step - 1) / step * step;
}

inline std::int64_t chunkCount(const AttentionHead &head, std::int64_t index)
{
    const std::int64_t rest = head.keys - index * chunkKeys;
    return rest < chunkKeys ? rest : chunkKeys;
}

// Keys as [panels][depth][panel], then values as [panels][keys][panel]; zeros beyond the edges.
std::int64_t packedSize(const AttentionHead &head)
{
    return chunkKeys * (head.depth + rounded(head.width, panel));
}

void pack(const AttentionHead &head, std::int64_t index, float *packed)
{
    const std::int64_t count = chunkCount(head, index);
    const float *k = head.k + index * chunkKeys * head.kStride;
    for (std::int64_t first = 0; first < chunkKeys; first += panel) {
        for (std::int64_t c = 0; c < panel; ++c) {
            const bool isKey = first + c < count;
            const float *row = k + (first + c) * head.kStride;
            for (std::int64_t d = 0; d < head.depth; ++d)
                packed[d * panel + c] = isKey ? row[d] : 0;
        }
        packed += head.depth * panel;
    }
    const float *v = head.v + index * chunkKeys * head.vStride;
    for (std::int64_t first = 0; first < head.width; first += panel) {
        for (std::int64_t key = 0; key < count; ++key) {
            for (std::int64_t c = 0; c < panel; ++c)
                packed[key * panel + c] =
                    first + c < head.width ? v[key * head.vStride + first + c] : 0;
        }
        packed += chunkKeys * panel;
    }
}

// c (+)= a [group, steps] times one panel [steps, panel].
template<bool Adds>
inline void multiply(const float *a, std::int64_t aStride, const float *b, std::int64_t steps,
                     float *c, std::int64_t cStride)
{
    Vec sums[group][2];
    for (int r = 0; r < group; ++r) {
        for (int half = 0; half < 2; ++half) {
            if constexpr (Adds)
                sums[r][half] = *reinterpret_cast<const Vec *>(c + r * cStride + half * lanes);
            else
                sums[r][half] = Vec{};
        }
    }
    for (std::int64_t step = 0; step < steps; ++step) {
        const Vec left = *reinterpret_cast<const Vec *>(b + step * panel);
        const Vec right = *reinterpret_cast<const Vec *>(b + step * panel + lanes);
        for (int r = 0; r < group; ++r) {
            const float factor = a[r * aStride + step];
            sums[r][0] += factor * left;
            sums[r][1] += factor * right;
        }
    }
    for (int r = 0; r < group; ++r) {
        for (int half = 0; half < 2; ++half)
            *reinterpret_cast<Vec *>(c + r * cStride + half * lanes) = sums[r][half];
    }
}

// 2^x for x <= 0, to the last bit or two: the whole part goes into the exponent.
inline Vec powerOfTwo(Vec x)
{
    const Vec least = Vec{} - 126.0f;
    x = x < least ? least : x;
    const VecInt whole = __builtin_convertvector(x - 0.5f, VecInt);
    const Vec f = x - __builtin_convertvector(whole, Vec);
    Vec sum = Vec{} + 1.525273380e-5f;
    sum = sum * f + 1.540353039e-4f;
    sum = sum * f + 1.333355815e-3f;
    sum = sum * f + 9.618129108e-3f;
    sum = sum * f + 5.550410866e-2f;
    sum = sum * f + 2.402265070e-1f;
    sum = sum * f + 6.931471806e-1f;
    sum = sum * f + 1.0f;
    const VecInt exponent = (whole + 127) << 23;
    return sum * reinterpret_cast<const Vec &>(exponent);
}

// Scores of one row to weights relative to the largest score so far; what was summed before is
// scaled to it. Returns the largest.
inline float weigh(float *scores, std::int64_t count, float largest, float *sum, float *out,
                   std::int64_t width)
{
    for (std::int64_t c = count; c < chunkKeys; ++c)
        scores[c] = lowest;
    Vec *row = reinterpret_cast<Vec *>(scores);
    Vec most = Vec{} + largest;
    for (int i = 0; i < chunkKeys / lanes; ++i)
        most = row[i] > most ? row[i] : most;
    float now = most[0];
    for (int i = 1; i < lanes; ++i)
        now = most[i] > now ? most[i] : now;
    Vec total = Vec{};
    for (int i = 0; i < chunkKeys / lanes; ++i) {
        row[i] = powerOfTwo(row[i] - now);
        total += row[i];
    }
    const float shrink = powerOfTwo(Vec{} + (largest - now))[0];
    float added = 0;
    for (int i = 0; i < lanes; ++i)
        added += total[i];
    *sum = *sum * shrink + added;
    if (now != largest) {
        Vec *values = reinterpret_cast<Vec *>(out);
        for (std::int64_t i = 0; i < width / lanes; ++i)
            values[i] *= shrink;
    }
    return now;
}

// Adds to the scores of one query, which are of base 2, what the places of the keys give.
inline void addPositions(const AttentionHead &head, std::int64_t query, std::int64_t firstKey,
                         std::int64_t count, float *scores)
{
    const KeyPositions &grid = head.positions;
    const std::int64_t place = grid.firstQuery + query;
    const float *down = grid.down + query * grid.stride + grid.height - 1 - place / grid.width;
    const float *across = grid.across + query * grid.stride + grid.width - 1 - place % grid.width;
    std::int64_t row = firstKey / grid.width;
    std::int64_t column = firstKey % grid.width;
    for (std::int64_t key = 0; key < count; ++row, column = 0) {
        const std::int64_t left = grid.width - column;
        const std::int64_t end = key + (left < count - key ? left : count - key);
        const float *values = across + column;
        for (std::int64_t i = key; i < end; ++i)
            scores[i] += log2e * (down[row] + values[i - key]);
        key = end;
    }
}

std::int64_t scratchSize(const AttentionHead &head, std::int64_t rows)
{
    return rounded(rows, group) * (head.depth + chunkKeys + rounded(head.width, panel) + 2);
}

void run(const AttentionHead &head, const float *packed, std::int64_t first, std::int64_t last,
         float *scratch)
{
    const std::int64_t count = last - first;
    const std::int64_t rows = rounded(count, group);
    const std::int64_t width = rounded(head.width, panel);
    float *queries = scratch;
    float *scores = queries + rows * head.depth;
    float *out = scores + rows * chunkKeys;
    float *largest = out + rows * width;
    float *sums = largest + rows;
    for (std::int64_t r = 0; r < rows; ++r) {
        const float *q = head.q + (first + (r < count ? r : count - 1)) * head.qStride;
        for (std::int64_t d = 0; d < head.depth; ++d)
            queries[r * head.depth + d] = q[d] * (head.scale * log2e);
        largest[r] = lowest;
        sums[r] = 0;
    }
    for (std::int64_t i = 0; i < rows * width; ++i)
        out[i] = 0;
    const std::int64_t chunks = (head.keys + chunkKeys - 1) / chunkKeys;
    for (std::int64_t index = 0; index < chunks; ++index) {
        const std::int64_t keys = chunkCount(head, index);
        const float *k = packed + index * packedSize(head);
        const float *v = k + chunkKeys * head.depth;
        for (std::int64_t c = 0; c < keys; c += panel) {
            for (std::int64_t r = 0; r < rows; r += group)
                multiply<false>(queries + r * head.depth, head.depth, k + c * head.depth,
                                head.depth, scores + r * chunkKeys + c, chunkKeys);
        }
        if (head.positions.down) {
            for (std::int64_t r = 0; r < count; ++r)
                addPositions(head, first + r, index * chunkKeys, keys, scores + r * chunkKeys);
        }
        for (std::int64_t r = 0; r < rows; ++r)
            largest[r] =
                weigh(scores + r * chunkKeys, keys, largest[r], sums + r, out + r * width, width);
        for (std::int64_t c = 0; c < width; c += panel) {
            for (std::int64_t r = 0; r < rows; r += group)
                multiply<true>(scores + r * chunkKeys, chunkKeys, v + c * chunkKeys, keys,
                               out + r * width + c, width);
        }
    }
    for (std::int64_t r = 0; r < count; ++r) {
        float *target = head.out + (first + r) * head.outStride;
        for (std::int64_t c = 0; c < head.width; ++c)
            target[c] = out[r * width + c] / sums[r];
    }
}

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

const AttentionKernel &FILIGREE_KERNEL_NAME()
{
    static constexpr AttentionKernel kernel{chunkKeys,   packedSize, pack,
                                            scratchSize, run,        quickGelu};
    return kernel;
}

} // namespace filigree
