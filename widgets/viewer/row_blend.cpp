// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/viewer/row_blend.h"

#include "widgets/viewer/four.h"

#include <algorithm>
#include <cmath>

namespace filigree {
namespace {

constexpr int checkerSize = 12;
constexpr float checkerDark = 102;
constexpr float checkerLight = 153;
constexpr float least = 1.0F / 510; // coverage that no 8-bit picture shows

} // namespace

RowColour rowColour(const QColor &colour)
{
    return {static_cast<float>(colour.blue()), static_cast<float>(colour.green()),
            static_cast<float>(colour.red()), 255};
}

void fillRow(float *colours, int count, const RowColour &colour)
{
    const Four four = loadFour(colour.data());
    for (int i = 0; i < count; ++i)
        storeFour(colours + 4 * i, four);
}

void checkerRow(float *colours, int count, int x, int y)
{
    const auto cell = [](int position) {
        return position >= 0 ? position / checkerSize : (position + 1) / checkerSize - 1;
    };
    const int line = cell(y);
    for (int i = 0; i < count;) {
        const int column = cell(x + i);
        const int end = std::min(count, (column + 1) * checkerSize - x);
        const float grey = ((column + line) & 1) != 0 ? checkerLight : checkerDark;
        std::fill(colours + 4 * i, colours + 4 * end, grey);
        i = end;
    }
}

void greyRow(float *colours, int count, const float *coverage)
{
    for (int i = 0; i < count; ++i) {
        const float grey = 255 * coverage[i];
        storeFour(colours + 4 * i, Four{grey, grey, grey, grey});
    }
}

void tintRow(float *colours, const Coverage &coverage, float strength, const RowColour &colour)
{
    const Four tint = loadFour(colour.data());
    for (int i = coverage.span.begin; i < coverage.span.end; ++i) {
        if (coverage.values[i] == 0) // most of a line
            continue;
        const Four below = loadFour(colours + 4 * i);
        storeFour(colours + 4 * i, below + strength * coverage.values[i] * (tint - below));
    }
}

void layRow(float *colours, const Coverage &coverage, float strength, const float *top)
{
    for (int i = coverage.span.begin; i < coverage.span.end; ++i) {
        if (coverage.values[i] == 0)
            continue;
        const Four below = loadFour(colours + 4 * i);
        const Four above = loadFour(top + 4 * i);
        storeFour(colours + 4 * i, below + strength * coverage.values[i] * (above - below));
    }
}

void overRow(float *colours, int count, const float *below)
{
    for (int i = 0; i < count; ++i) {
        const Four above = loadFour(colours + 4 * i);
        const float rest = 1 - colours[4 * i + 3] / 255;
        storeFour(colours + 4 * i, above + rest * (loadFour(below + 4 * i) - above));
    }
}

void blendLevelsRow(float *colours, int count, const float *levels, float strength)
{
    for (int i = 0; i < count; ++i)
        storeFour(colours + 4 * i,
                  (1 - strength) * loadFour(colours + 4 * i) + strength * 255 * levels[i]);
}

void differenceRow(float *colours, int count, const float *other, float gain)
{
    for (int i = 0; i < 4 * count; ++i)
        colours[i] = gain * std::abs(colours[i] - other[i]);
}

void MatteRow::clear(int count)
{
    m_empty = true;
    m_several = false;
    m_alpha.resize(count);
    m_colours.resize(std::size_t(count) * 4);
}

void MatteRow::add(const float *alpha, const float *colours)
{
    const int count = int(m_alpha.size());
    float *sums = m_colours.data();
    if (m_empty) {
        std::copy_n(alpha, count, m_alpha.data());
        for (int i = 0; colours && i < count; ++i)
            storeFour(sums + 4 * i, alpha[i] * loadFour(colours + 4 * i));
    } else {
        for (int i = 0; i < count; ++i)
            m_alpha[i] += alpha[i];
        for (int i = 0; colours && i < count; ++i)
            storeFour(sums + 4 * i, loadFour(sums + 4 * i) + alpha[i] * loadFour(colours + 4 * i));
    }
    m_several = !m_empty;
    m_empty = false;
}

void MatteRow::finish()
{
    if (m_empty) {
        std::fill(m_alpha.begin(), m_alpha.end(), 0.0F);
        std::fill(m_colours.begin(), m_colours.end(), 0.0F);
    }
    if (!m_several)
        return;
    for (std::size_t i = 0; i < m_alpha.size(); ++i) {
        if (m_alpha[i] > 1) {
            storeFour(&m_colours[4 * i], loadFour(&m_colours[4 * i]) / m_alpha[i]);
            m_alpha[i] = 1;
        }
    }
}

void MatteRow::layOver(float *below) const
{
    const int count = int(m_alpha.size());
    for (int i = 0; i < count; ++i)
        storeFour(below + 4 * i,
                  (1 - m_alpha[i]) * loadFour(below + 4 * i) + loadFour(&m_colours[4 * i]));
}

void MatteRow::straight(float *colours) const
{
    const int count = int(m_alpha.size());
    for (int i = 0; i < count; ++i) {
        const float factor = m_alpha[i] > least ? 1 / m_alpha[i] : 0;
        storeFour(colours + 4 * i, factor * loadFour(&m_colours[4 * i]));
    }
}

} // namespace filigree
