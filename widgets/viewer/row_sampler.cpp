// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/viewer/row_sampler.h"

#include "widgets/viewer/four.h"

#include <algorithm>
#include <limits>
#include <type_traits>
#include <utility>

namespace filigree {
namespace {

template<typename T> constexpr float maximumOf()
{
    if constexpr (std::is_same_v<T, float>)
        return 1;
    else
        return static_cast<float>(std::numeric_limits<T>::max());
}

//! out = or += in * factor
template<typename T>
void scaleRow(const T *in, std::size_t count, float factor, bool add, float *out)
{
    if (add) {
        for (std::size_t i = 0; i < count; ++i)
            out[i] += factor * static_cast<float>(in[i]);
    } else {
        for (std::size_t i = 0; i < count; ++i)
            out[i] = factor * static_cast<float>(in[i]);
    }
}

//! Of two rows at once, which saves a pass over the sums.
template<typename T>
void scaleTwoRows(const T *in, const T *next, std::size_t count, float factor, float nextFactor,
                  float *out)
{
    for (std::size_t i = 0; i < count; ++i)
        out[i] = factor * static_cast<float>(in[i]) + nextFactor * static_cast<float>(next[i]);
}

void thresholdTwoRows(const float *in, const float *next, std::size_t count, float factor,
                      float nextFactor, float *out)
{
    for (std::size_t i = 0; i < count; ++i)
        out[i] = (in[i] > 0 ? factor : 0) + (next[i] > 0 ? nextFactor : 0);
}

//! Only the first of several channels.
template<typename T>
void scaleChannel(const T *in, int channels, std::size_t count, float factor, bool add, float *out)
{
    for (std::size_t i = 0; i < count; ++i)
        out[i] = (add ? out[i] : 0) + factor * static_cast<float>(in[i * channels]);
}

void thresholdRow(const float *in, std::size_t count, float factor, bool add, float *out)
{
    for (std::size_t i = 0; i < count; ++i)
        out[i] = (add ? out[i] : 0) + (in[i] > 0 ? factor : 0);
}

//! Red, green, blue in the image's order to that of the screen.
template<int channels> Four screenOrder(Four four)
{
    if constexpr (channels < 3)
        return Four{four[0], four[0], four[0], 255};
    else
        return __builtin_shufflevector(four, four, 2, 1, 0, 3);
}

// These read four numbers per pixel, whatever the image has.

//! taps: how many, or 0: as many as there are. Two and three are what most views have.
template<int channels, int fixedTaps>
void spreadTaps(const AxisTaps &taps, const float *in, float *out)
{
    const int count = fixedTaps > 0 ? fixedTaps : taps.taps;
    const float *weight = taps.weights.data();
    const int *first = taps.first.data();
    const int size = taps.size();
    for (int i = 0; i < size; ++i, weight += count) {
        const float *pixel = in + std::ptrdiff_t(first[i] - taps.from) * channels;
        Four sum = weight[0] * loadFour(pixel);
        for (int k = 1; k < count; ++k)
            sum += weight[k] * loadFour(pixel + std::ptrdiff_t(k) * channels);
        storeFour(out + std::ptrdiff_t(i) * 4, screenOrder<channels>(sum));
    }
}

template<int channels> void spreadPixels(const AxisTaps &taps, const float *in, float *out)
{
    if (taps.taps == 2)
        spreadTaps<channels, 2>(taps, in, out);
    else if (taps.taps == 3)
        spreadTaps<channels, 3>(taps, in, out);
    else
        spreadTaps<channels, 0>(taps, in, out);
}

template<int channels> void copyColours(int count, const float *in, float *out)
{
    for (int i = 0; i < count; ++i)
        storeFour(out + 4 * i, screenOrder<channels>(loadFour(in + std::ptrdiff_t(i) * channels)));
}

template<int fixedTaps>
void spreadUnitTaps(const AxisTaps &taps, ColumnSpan span, const float *in, float *out)
{
    const int count = fixedTaps > 0 ? fixedTaps : taps.taps;
    const float *weight = taps.weightsOf(span.begin);
    const int *first = taps.first.data();
    for (int i = span.begin; i < span.end; ++i, weight += count) {
        const float *pixel = in + (first[i] - taps.from);
        float sum = weight[0] * pixel[0];
        for (int k = 1; k < count; ++k)
            sum += weight[k] * pixel[k];
        out[i] = sum;
    }
}

void spreadUnits(const AxisTaps &taps, ColumnSpan span, const float *in, float *out)
{
    if (taps.taps == 2)
        spreadUnitTaps<2>(taps, span, in, out);
    else if (taps.taps == 3)
        spreadUnitTaps<3>(taps, span, in, out);
    else
        spreadUnitTaps<0>(taps, span, in, out);
}

bool isZero(float value)
{
    return value == 0;
}

bool isBlockZero(const float *values, int count)
{
    bool any = false; // without a way out early, so that several are looked at at once
    for (int i = 0; i < count; ++i)
        any |= !isZero(values[i]);
    return !any;
}

//! From the first number that is not 0 to the last.
ColumnSpan spanOf(const float *values, int count)
{
    constexpr int block = 32;
    ColumnSpan span{0, count};
    while (span.begin + block <= count && isBlockZero(values + span.begin, block))
        span.begin += block;
    while (span.begin < count && isZero(values[span.begin]))
        ++span.begin;
    while (span.end - block >= span.begin && isBlockZero(values + span.end - block, block))
        span.end -= block;
    while (span.end > span.begin && isZero(values[span.end - 1]))
        --span.end;
    return span;
}

} // namespace

RowSampler::RowSampler(const Image &image, RowLevels levels, const AxisTaps &columns,
                       const AxisTaps &rows)
    : m_image(image)
    , m_columns(columns)
    , m_rows(rows)
    , m_levels(levels)
    , m_row(columns.size() * (levels == RowLevels::Colour ? 4 : 1))
    , m_lines{{-1, m_row}, {-1, m_row}}
{
    const std::size_t channels = levels == RowLevels::Colour ? image.channels() : 1;
    // One pixel more, as colours are read four numbers at a time.
    m_loaded.resize(std::size_t(columns.to - columns.from + 1) * channels + 4);
}

Coverage RowSampler::sample(int i)
{
    const int first = m_rows.first[i];
    const float *weights = m_rows.weightsOf(i);
    if (m_rows.reduces) {
        bool add = m_rows.taps >= 2 && loadTwo(first, weights[0], weights[1]);
        for (int k = add ? 2 : 0; k < m_rows.taps; ++k) {
            if (weights[k] > 0) {
                load(first + k, weights[k], add);
                add = true;
            }
        }
        spread(m_row);
        return m_row.coverage();
    }
    const Coverage upper = line(first);
    if (m_rows.taps < 2 || weights[1] == 0)
        return upper;
    const Coverage lower = line(first + 1);
    const float part = weights[1];
    const ColumnSpan span = upper.span.united(lower.span);
    float *out = m_row.write(span);
    for (int x = span.begin; x < span.end; ++x)
        out[x] = upper.values[x] + part * (lower.values[x] - upper.values[x]);
    return m_row.coverage();
}

Coverage RowSampler::line(int source)
{
    Line &line = m_lines[source & 1];
    if (line.source != source) {
        line.source = source;
        load(source, 1, false);
        spread(line.values);
    }
    return line.values.coverage();
}

void RowSampler::load(int source, float weight, bool add)
{
    switch (m_image.type()) {
    case PixelType::U8:
        return loadRow<std::uint8_t>(source, weight, add);
    case PixelType::U16:
        return loadRow<std::uint16_t>(source, weight, add);
    case PixelType::F32:
        return loadRow<float>(source, weight, add);
    }
}

bool RowSampler::loadTwo(int source, float weight, float nextWeight)
{
    const bool colours = m_levels == RowLevels::Colour;
    const int channels = m_image.channels();
    if (nextWeight <= 0 || source + 1 >= m_image.height() || (!colours && channels != 1))
        return false;
    if (m_levels == RowLevels::Logits) {
        thresholdTwoRows(m_image.row<float>(source) + m_columns.from,
                         m_image.row<float>(source + 1) + m_columns.from,
                         std::size_t(m_columns.used - m_columns.from), weight, nextWeight,
                         m_loaded.data());
        return true;
    }
    const auto both = [&]<typename T>(T) {
        const std::ptrdiff_t from = std::ptrdiff_t(m_columns.from) * channels;
        const std::size_t count = std::size_t(m_columns.used - m_columns.from) * channels;
        const float factor = (colours ? 255 : 1) / maximumOf<T>();
        scaleTwoRows(m_image.row<T>(source) + from, m_image.row<T>(source + 1) + from, count,
                     weight * factor, nextWeight * factor, m_loaded.data());
    };
    switch (m_image.type()) {
    case PixelType::U8:
        both(std::uint8_t());
        break;
    case PixelType::U16:
        both(std::uint16_t());
        break;
    case PixelType::F32:
        both(float());
        break;
    }
    return true;
}

template<typename T> void RowSampler::loadRow(int source, float weight, bool add)
{
    const int channels = m_image.channels();
    const T *pixels = m_image.row<T>(source) + std::ptrdiff_t(m_columns.from) * channels;
    const std::size_t count = m_columns.used - m_columns.from;
    float *out = m_loaded.data();
    if (m_levels == RowLevels::Colour)
        return scaleRow(pixels, count * channels, weight * 255 / maximumOf<T>(), add, out);
    if constexpr (std::is_same_v<T, float>) {
        if (m_levels == RowLevels::Logits && channels == 1)
            return thresholdRow(pixels, count, weight, add, out);
    }
    const float factor = weight / maximumOf<T>();
    if (channels == 1)
        return scaleRow(pixels, count, factor, add, out);
    scaleChannel(pixels, channels, count, factor, add, out);
}

//! Of the target's columns: those that see any of what was loaded.
ColumnSpan RowSampler::loadedSpan() const
{
    const ColumnSpan loaded = spanOf(m_loaded.data(), m_columns.used - m_columns.from);
    if (loaded.isEmpty())
        return {};
    const auto begin = m_columns.first.begin(), end = m_columns.first.end();
    const auto before = [&](int first) {
        return first - m_columns.from + m_columns.taps <= loaded.begin;
    };
    const auto within = [&](int first) { return first - m_columns.from < loaded.end; };
    return {int(std::partition_point(begin, end, before) - begin),
            int(std::partition_point(begin, end, within) - begin)};
}

void RowSampler::spread(CoverageRow &out) const
{
    if (m_levels == RowLevels::Colour)
        return spreadColours(out.write({0, m_columns.size() * 4}));
    const ColumnSpan span = loadedSpan();
    float *values = out.write(span);
    if (m_columns.copies)
        std::copy(m_loaded.begin() + span.begin, m_loaded.begin() + span.end, values + span.begin);
    else
        spreadUnits(m_columns, span, m_loaded.data(), values);
}

void RowSampler::spreadColours(float *out) const
{
    const float *in = m_loaded.data();
    const int count = m_columns.size();
    const bool copies = m_columns.copies;
    switch (m_image.channels()) {
    case 1:
        return copies ? copyColours<1>(count, in, out) : spreadPixels<1>(m_columns, in, out);
    case 3:
        return copies ? copyColours<3>(count, in, out) : spreadPixels<3>(m_columns, in, out);
    case 4:
        return copies ? copyColours<4>(count, in, out) : spreadPixels<4>(m_columns, in, out);
    default: // nothing else is a picture
        std::fill(out, out + std::ptrdiff_t(count) * 4, 0.0F);
    }
}

} // namespace filigree
