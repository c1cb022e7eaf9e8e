// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

// Part of kernels_body.h, which says what may be here.

#include "inference/models/layers/kernel_vectors.h"
#include "inference/models/layers/product_kernel.h"

namespace filigree {
namespace {

constexpr int hiddenTogether = 4 * panel; // columns between two layers that are there at once

// Panel after panel: the biases of its columns, then cells of neighbouring inputs [in][panel].
std::int64_t packedWeightsSize(std::int64_t in, std::int64_t out)
{
    return rounded(out, panel) * (1 + cellCount(in));
}

void packWeights(const float *weight, const float *bias, std::int64_t in, std::int64_t out,
                 float *packed)
{
    for (std::int64_t first = 0; first < out; first += panel) {
        for (std::int64_t c = 0; c < panel; ++c)
            packed[c] = bias && first + c < out ? bias[first + c] : 0;
        Cell *cells = reinterpret_cast<Cell *>(packed + panel);
        for (std::int64_t c = 0; c < panel; ++c) {
            if (first + c < out)
                storeColumn(cells + c, weight + (first + c) * in, in);
            else
                clearColumn(cells + c, cellCount(in));
        }
        packed += panel * (1 + cellCount(in));
    }
}

inline void normedCells(const float *row, std::int64_t width, const RowNorm &norm, Cell *cells)
{
    Vec total = Vec{};
    for (std::int64_t i = 0; i < width; i += lanes)
        total += vec(row + i);
    const float mean = sumOf(total) / float(width);
    total = Vec{};
    for (std::int64_t i = 0; i < width; i += lanes) {
        const Vec apart = vec(row + i) - mean;
        total += apart * apart;
    }
    const float scale = 1 / __builtin_sqrtf(sumOf(total) / float(width) + norm.eps);
    for (std::int64_t i = 0; i < width; i += lanes)
        storeCells(cells + i / perCell,
                   (vec(row + i) - mean) * scale * vec(norm.weight + i) + vec(norm.bias + i));
}

void cellsOfRows(const float *const *rows, std::int64_t count, std::int64_t width,
                 const RowNorm &norm, float *to)
{
    Cell *cells = reinterpret_cast<Cell *>(to);
    const std::int64_t stride = width / perCell;
    for (std::int64_t r = 0; r < rounded(count, group); ++r, cells += stride) {
        const float *row = r < count ? rows[r] : nullptr;
        if (row && norm.weight) {
            normedCells(row, width, norm, cells);
            continue;
        }
        for (std::int64_t i = 0; i < width; i += lanes)
            storeCells(cells + i / perCell, row ? vec(row + i) : Vec{});
    }
}

inline void setBiases(Tile &tile, const float *biases)
{
    for (int r = 0; r < group; ++r) {
        tile.sums[r][0] = vec(biases);
        tile.sums[r][1] = vec(biases + lanes);
    }
}

void multiplyRows(const float *from, std::int64_t count, const PackedWeights &weights, float *out,
                  std::int64_t outStride)
{
    const Cell *a = reinterpret_cast<const Cell *>(from);
    const std::int64_t in = weights.in / perCell;
    const float *columns = weights.packed;
    for (std::int64_t c = 0; c < weights.out; c += panel, columns += panel * (1 + in)) {
        for (std::int64_t r = 0; r < count; r += group) {
            Tile tile;
            setBiases(tile, columns);
            accumulateInParts(tile, a + r * in, in, reinterpret_cast<const Cell *>(columns + panel),
                              in);
            store(tile, out + r * outStride + c, outStride);
        }
    }
}

// x Phi(x). The error function after Abramowitz and Stegun, 7.1.26: to 1.5e-7.
inline Vec gelu(Vec x)
{
    const Vec size = (x < 0 ? -x : x) * 0.70710678118654752440f;
    const Vec t = 1.0f / (1.0f + 0.3275911f * size);
    Vec sum = Vec{} + 1.061405429f;
    sum = sum * t - 1.453152027f;
    sum = sum * t + 1.421413741f;
    sum = sum * t - 0.284496736f;
    sum = sum * t + 0.254829592f;
    const Vec rest = 0.5f * sum * t * powerOfTwo(-log2e * size * size); // Phi(-|x|)
    return x * (x < 0 ? rest : 1.0f - rest);
}

inline Vec activated(Vec x, Activation activation)
{
    if (activation == Activation::Relu)
        return x > 0 ? x : Vec{};
    return gelu(x);
}

void addMlp(const float *from, std::int64_t count, const PackedWeights &first,
            const PackedWeights &second, Activation activation, float *out, std::int64_t outStride,
            float *scratch)
{
    const Cell *a = reinterpret_cast<const Cell *>(from);
    Cell *hidden = reinterpret_cast<Cell *>(scratch);
    constexpr std::int64_t hiddenStride = hiddenTogether / perCell;
    const std::int64_t in = first.in / perCell;
    const std::int64_t between = second.in / perCell;
    for (std::int64_t start = 0; start < first.out; start += hiddenTogether) {
        const std::int64_t rest = first.out - start;
        const std::int64_t together = rest < hiddenTogether ? rest : hiddenTogether;
        for (std::int64_t c = 0; c < together; c += panel) {
            const float *columns = first.packed + (start + c) * (1 + in);
            for (std::int64_t r = 0; r < count; r += group) {
                Tile tile;
                setBiases(tile, columns);
                accumulateInParts(tile, a + r * in, in,
                                  reinterpret_cast<const Cell *>(columns + panel), in);
                Cell *to = hidden + r * hiddenStride + c / perCell;
                for (int i = 0; i < group; ++i, to += hiddenStride) {
                    storeCells(to, activated(tile.sums[i][0], activation));
                    storeCells(to + lanes / perCell, activated(tile.sums[i][1], activation));
                }
            }
        }
        const float *columns = second.packed;
        for (std::int64_t c = 0; c < second.out; c += panel, columns += panel * (1 + between)) {
            const Cell *b =
                reinterpret_cast<const Cell *>(columns + panel) + start / perCell * panel;
            for (std::int64_t r = 0; r < count; r += group) {
                Tile tile;
                load(tile, out + r * outStride + c, outStride);
                if (start == 0) {
                    for (int i = 0; i < group; ++i) {
                        tile.sums[i][0] += vec(columns);
                        tile.sums[i][1] += vec(columns + lanes);
                    }
                }
                accumulateInParts(tile, hidden + r * hiddenStride, hiddenStride, b,
                                  together / perCell);
                store(tile, out + r * outStride + c, outStride);
            }
        }
    }
}

} // namespace
} // namespace filigree
