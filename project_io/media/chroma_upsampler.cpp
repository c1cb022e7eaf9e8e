// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/chroma_upsampler.h"

#include "inference/base/vector_clones.h"

#include <algorithm>
#include <cmath>

namespace filigree {

static int halved(int size, int times)
{
    return (size + (1 << times) - 1) >> times;
}

ChromaUpsampler::ChromaUpsampler(int width, int height, const ChromaSiting &siting)
    : m_width(width)
    , m_chromaWidth(halved(width, siting.log2Width))
    , m_chromaHeight(halved(height, siting.log2Height))
    , m_siting(siting)
    , m_blended(std::size_t(m_chromaWidth) + 2)
{ }

ChromaUpsampler::Rows ChromaUpsampler::rowsFor(int y) const
{
    if (m_siting.log2Height == 0)
        return {y, y, 0};
    const float place = (float(y) - m_siting.y) / float(1 << m_siting.log2Height);
    const float below = std::floor(place);
    const int last = m_chromaHeight - 1;
    return {std::clamp(int(below), 0, last), std::clamp(int(below) + 1, 0, last), place - below};
}

FILIGREE_VECTOR_CLONES
void ChromaUpsampler::upsample(const std::uint16_t *first, const std::uint16_t *second, float share,
                               float *out)
{
    const int count = m_chromaWidth;
    float *const row = m_siting.log2Width == 0 ? out : m_blended.data() + 1;
    if (first == second || share == 0) {
        for (int x = 0; x < count; ++x)
            row[x] = float(first[x]);
    } else {
        for (int x = 0; x < count; ++x)
            row[x] = float(first[x]) + share * (float(second[x]) - float(first[x]));
    }
    if (m_siting.log2Width == 0)
        return;
    row[-1] = row[0];
    row[count] = row[count - 1];
    if (m_siting.log2Width == 1) {
        // even and odd luma samples each have one constant pair of weights
        const int shift = m_siting.x > 0 ? -1 : 0;
        const float even = m_siting.x > 0 ? 1 - m_siting.x / 2 : 0;
        const float odd = (1 - m_siting.x) / 2;
        const int pairs = m_width / 2;
        for (int i = 0; i < pairs; ++i) {
            out[2 * i] = row[i + shift] + even * (row[i + shift + 1] - row[i + shift]);
            out[2 * i + 1] = row[i] + odd * (row[i + 1] - row[i]);
        }
        if (m_width % 2)
            out[m_width - 1] =
                row[pairs + shift] + even * (row[pairs + shift + 1] - row[pairs + shift]);
        return;
    }
    for (int x = 0; x < m_width; ++x) {
        const float place = (float(x) - m_siting.x) / float(1 << m_siting.log2Width);
        const float left = std::floor(place);
        const int i = std::clamp(int(left), -1, count - 1);
        out[x] = row[i] + (place - left) * (row[i + 1] - row[i]);
    }
}

} // namespace filigree
