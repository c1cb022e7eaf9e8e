// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

// Part of kernels_body.h, which says what may be here.

#include "inference/models/layers/attention_kernel.h"
#include "inference/models/layers/kernel_vectors.h"

namespace filigree {
namespace {

constexpr int chunkKeys = 128;
constexpr float lowest = -1e30f;
// Weights are relative to a score so much (in powers of two) above the largest one seen when it was
// chosen: it need not be chosen anew, and sums scaled, whenever a slightly larger one comes.
constexpr float headroom = 8;

inline std::int64_t chunkCount(const AttentionHead &head, std::int64_t index)
{
    const std::int64_t rest = head.keys - index * chunkKeys;
    return rest < chunkKeys ? rest : chunkKeys;
}

// Keys as [panels][depth][panel], then values as [panels][keys][panel], in cells of neighbouring
// columns of a key, and of neighbouring keys; zeros beyond the edges.
std::int64_t packedSize(const AttentionHead &head)
{
    return chunkKeys * cellCount(head.depth) + chunkKeys / perCell * rounded(head.width, panel);
}

void pack(const AttentionHead &head, std::int64_t index, float *to)
{
    Cell *packed = reinterpret_cast<Cell *>(to);
    const std::int64_t count = chunkCount(head, index);
    const std::int64_t depth = cellCount(head.depth);
    const float *k = head.k + index * chunkKeys * head.kStride;
    for (std::int64_t key = 0; key < rounded(count, panel); ++key) {
        Cell *column = packed + key / panel * panel * depth + key % panel;
        if (key < count)
            storeColumn(column, k + key * head.kStride, head.depth);
        else
            clearColumn(column, depth);
    }
    packed += chunkKeys * depth;
    const float *v = head.v + index * chunkKeys * head.vStride;
    for (std::int64_t first = 0; first < head.width; first += panel) {
        const bool isWhole = first + panel <= head.width;
        for (std::int64_t key = 0; key < count; key += perCell) {
            const float *one = v + key * head.vStride + first;
            const bool hasNext = key + perCell <= count;
            const float *next = one + (hasNext ? perCell - 1 : 0) * head.vStride;
            Cell *row = packed + key / perCell * panel;
            if (isWhole && hasNext) {
                storePairs(row, vec(one), vec(next));
                storePairs(row + lanes, vec(one + lanes), vec(next + lanes));
                continue;
            }
            for (std::int64_t c = 0; c < panel; ++c)
                row[c] = first + c < head.width ? cellOf(one[c], hasNext ? next[c] : 0) : Cell(0);
        }
        packed += chunkKeys / perCell * panel;
    }
}

// What is known of a row while the keys pass.
struct RowSums
{
    float reference[lanes]; // the first is the score that weights are relative to
    float total[lanes];
};

// Scores of one row to weights, as cells in their place; what was summed before is scaled to them.
inline void weigh(float *scores, std::int64_t count, RowSums &row, float *out, std::int64_t width)
{
    const std::int64_t whole = rounded(count, panel);
    for (std::int64_t c = count; c < whole; ++c)
        scores[c] = lowest;
    Vec most = vec(scores);
    for (std::int64_t i = lanes; i < whole; i += lanes)
        most = vec(scores + i) > most ? vec(scores + i) : most;
    const float largest = largestOf(most);
    if (largest > row.reference[0]) {
        const Vec shrink = powerOfTwo(Vec{} + (row.reference[0] - (largest + headroom)));
        vec(row.total) *= shrink;
        for (std::int64_t i = 0; i < width; i += lanes)
            vec(out + i) *= shrink;
        row.reference[0] = largest + headroom;
    }
    const float reference = row.reference[0];
    Vec total = Vec{};
    Cell *weights = reinterpret_cast<Cell *>(scores);
    for (std::int64_t i = 0; i < whole; i += lanes) {
        const Vec weight = powerOfTwo(vec(scores + i) - reference);
        total += weight;
        storeCells(weights + i / perCell, weight);
    }
    vec(row.total) += total;
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
    return rounded(rows, group)
        * (cellCount(head.depth) + chunkKeys + rounded(head.width, panel) + 2 * lanes);
}

// A query, scaled, as cells.
inline void packQuery(const float *q, std::int64_t depth, float scale, Cell *to)
{
    std::int64_t d = 0;
    for (; d + lanes <= depth; d += lanes)
        storeCells(to + d / perCell, vec(q + d) * scale);
    for (; d < depth; d += perCell)
        to[d / perCell] =
            cellOf(q[d] * scale, d + perCell <= depth ? q[d + perCell - 1] * scale : 0);
}

void run(const AttentionHead &head, const float *packed, std::int64_t first, std::int64_t last,
         float *scratch)
{
    const std::int64_t count = last - first;
    const std::int64_t rows = rounded(count, group);
    const std::int64_t width = rounded(head.width, panel);
    const std::int64_t depth = cellCount(head.depth);
    float *scores = scratch;
    float *out = scores + rows * chunkKeys;
    RowSums *sums = reinterpret_cast<RowSums *>(out + rows * width);
    Cell *queries = reinterpret_cast<Cell *>(sums + rows);
    for (std::int64_t r = 0; r < rows; ++r) {
        packQuery(head.q + (first + (r < count ? r : count - 1)) * head.qStride, head.depth,
                  head.scale * log2e, queries + r * depth);
        vec(sums[r].reference) = Vec{} + lowest;
        vec(sums[r].total) = Vec{};
    }
    for (std::int64_t i = 0; i < rows * width; ++i)
        out[i] = 0;
    const std::int64_t chunks = (head.keys + chunkKeys - 1) / chunkKeys;
    for (std::int64_t index = 0; index < chunks; ++index) {
        const std::int64_t keys = chunkCount(head, index);
        const Cell *k = reinterpret_cast<const Cell *>(packed + index * packedSize(head));
        const Cell *v = k + chunkKeys * depth;
        for (std::int64_t c = 0; c < keys; c += panel) {
            for (std::int64_t r = 0; r < rows; r += group) {
                Tile tile{};
                accumulate(tile, queries + r * depth, depth, k + c * depth, depth);
                store(tile, scores + r * chunkKeys + c, chunkKeys);
            }
        }
        if (head.positions.down) {
            for (std::int64_t r = 0; r < count; ++r)
                addPositions(head, first + r, index * chunkKeys, keys, scores + r * chunkKeys);
        }
        for (std::int64_t r = 0; r < rows; ++r)
            weigh(scores + r * chunkKeys, keys, sums[r], out + r * width, width);
        const Cell *weights = reinterpret_cast<const Cell *>(scores);
        for (std::int64_t c = 0; c < width; c += panel) {
            for (std::int64_t r = 0; r < rows; r += group) {
                Tile tile;
                load(tile, out + r * width + c, width);
                accumulateInParts(tile, weights + r * chunkKeys, chunkKeys,
                                  v + c * chunkKeys / perCell, cellCount(keys));
                store(tile, out + r * width + c, width);
            }
        }
    }
    for (std::int64_t r = 0; r < count; ++r) {
        float *target = head.out + (first + r) * head.outStride;
        const float share = 1 / sumOf(vec(sums[r].total));
        for (std::int64_t c = 0; c < head.width; ++c)
            target[c] = out[r * width + c] * share;
    }
}

} // namespace
} // namespace filigree
