// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

// What the kernels are made of; included by kernels_body.h alone, once for each instruction set.

#include <cstdint>

#ifdef __AVX512BF16__
#include <immintrin.h>
#endif

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
constexpr float log2e = 1.44269504088896340736f;

typedef float Vec __attribute__((vector_size(lanes * 4), aligned(4), may_alias));
typedef int VecInt __attribute__((vector_size(lanes * 4), aligned(4), may_alias));

// What products are made from: a float, or two neighbours as bfloat16.
#ifdef __AVX512BF16__
typedef std::uint32_t Cell __attribute__((may_alias));
constexpr int perCell = 2;
#else
typedef float Cell __attribute__((may_alias));
constexpr int perCell = 1;
#endif

inline std::int64_t rounded(std::int64_t n, std::int64_t step)
{
    return (n + step - 1) / step * step;
}

inline std::int64_t cellCount(std::int64_t values)
{
    return (values + perCell - 1) / perCell;
}

inline Vec &vec(float *at)
{
    return *reinterpret_cast<Vec *>(at);
}

inline const Vec &vec(const float *at)
{
    return *reinterpret_cast<const Vec *>(at);
}

#ifdef __AVX512BF16__
inline Cell cellOf(float first, float second)
{
    const __m128 both = _mm_setr_ps(first, second, 0, 0);
    const __m512 wide = _mm512_castps128_ps512(both);
    const __m256i rounded = (__m256i)_mm512_cvtneps_pbh(wide);
    return Cell(_mm_cvtsi128_si32(_mm256_castsi256_si128(rounded)));
}

inline void storeCells(Cell *at, Vec values)
{
    _mm256_storeu_si256(reinterpret_cast<__m256i *>(at),
                        (__m256i)_mm512_cvtneps_pbh((__m512)values));
}

// Each value with the one below it.
inline void storePairs(Cell *at, Vec first, Vec second)
{
    typedef std::uint16_t Halves __attribute__((vector_size(lanes * 2)));
    typedef std::uint32_t Wide __attribute__((vector_size(lanes * 4), aligned(4), may_alias));
    const Wide low = __builtin_convertvector((Halves)_mm512_cvtneps_pbh((__m512)first), Wide);
    const Wide high = __builtin_convertvector((Halves)_mm512_cvtneps_pbh((__m512)second), Wide);
    *reinterpret_cast<Wide *>(at) = low | high << 16;
}

inline Vec sumOfProducts(Vec sum, Cell factor, const Cell *cells)
{
    return (Vec)_mm512_dpbf16_ps((__m512)sum, (__m512bh)_mm512_set1_epi32(int(factor)),
                                 (__m512bh)_mm512_loadu_si512(cells));
}
#else
inline Cell cellOf(float first, float)
{
    return first;
}

inline void storeCells(Cell *at, Vec values)
{
    *reinterpret_cast<Vec *>(at) = values;
}

inline void storePairs(Cell *at, Vec first, Vec)
{
    *reinterpret_cast<Vec *>(at) = first;
}

inline Vec sumOfProducts(Vec sum, Cell factor, const Cell *cells)
{
    return sum + factor * *reinterpret_cast<const Vec *>(cells);
}
#endif

// The cells of a row, one below the other in a column of a panel.
inline void storeColumn(Cell *column, const float *row, std::int64_t count)
{
    std::int64_t i = 0;
    for (; i + lanes <= count; i += lanes) {
        Cell line[lanes / perCell];
        storeCells(line, vec(row + i));
        for (int j = 0; j < lanes / perCell; ++j)
            column[(i / perCell + j) * panel] = line[j];
    }
    for (; i < count; i += perCell)
        column[i / perCell * panel] =
            cellOf(row[i], i + perCell <= count ? row[i + perCell - 1] : 0);
}

inline void clearColumn(Cell *column, std::int64_t cells)
{
    for (std::int64_t i = 0; i < cells; ++i)
        column[i * panel] = 0;
}

// Sums of a group of rows and the columns of a panel.
struct Tile
{
    Vec sums[group][2];
};

// Adds cells [group, steps] times one panel [steps, panel].
[[gnu::always_inline]] inline void accumulate(Tile &tile, const Cell *a, std::int64_t aStride,
                                              const Cell *b, std::int64_t steps)
{
    for (std::int64_t step = 0; step < steps; ++step, b += panel) {
        for (int r = 0; r < group; ++r) {
            const Cell factor = a[r * aStride + step];
            tile.sums[r][0] = sumOfProducts(tile.sums[r][0], factor, b);
            tile.sums[r][1] = sumOfProducts(tile.sums[r][1], factor, b + lanes);
        }
    }
}

// The same, summed in short parts: what is rounded off grows with the length of a sum.
[[gnu::always_inline]] inline void accumulateInParts(Tile &tile, const Cell *a,
                                                     std::int64_t aStride, const Cell *b,
                                                     std::int64_t steps)
{
    constexpr std::int64_t mostSteps = 128 / perCell;
    for (std::int64_t start = 0; start < steps; start += mostSteps) {
        const std::int64_t rest = steps - start;
        Tile part{};
        accumulate(part, a + start, aStride, b + start * panel,
                   rest < mostSteps ? rest : mostSteps);
        for (int r = 0; r < group; ++r) {
            tile.sums[r][0] += part.sums[r][0];
            tile.sums[r][1] += part.sums[r][1];
        }
    }
}

[[gnu::always_inline]] inline void load(Tile &tile, const float *c, std::int64_t cStride)
{
    for (int r = 0; r < group; ++r) {
        tile.sums[r][0] = vec(c + r * cStride);
        tile.sums[r][1] = vec(c + r * cStride + lanes);
    }
}

[[gnu::always_inline]] inline void store(const Tile &tile, float *c, std::int64_t cStride)
{
    for (int r = 0; r < group; ++r) {
        vec(c + r * cStride) = tile.sums[r][0];
        vec(c + r * cStride + lanes) = tile.sums[r][1];
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

// Halves a vector until one value is left.
template<typename Join> inline float joined(Vec x, Join join)
{
    float values[lanes];
    vec(values) = x;
    for (int half = lanes / 2; half > 0; half /= 2) {
        for (int i = 0; i < half; ++i)
            values[i] = join(values[i], values[i + half]);
    }
    return values[0];
}

inline float largestOf(Vec x)
{
    return joined(x, [](float a, float b) { return a > b ? a : b; });
}

inline float sumOf(Vec x)
{
    return joined(x, [](float a, float b) { return a + b; });
}

} // namespace
} // namespace filigree
