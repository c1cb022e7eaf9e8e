// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <cstdint>
#include <vector>

namespace filigree {

//! Where chroma samples lie between luma samples, in luma samples from the first one.
struct ChromaSiting
{
    int log2Width = 0; //!< Chroma is this many times halved.
    int log2Height = 0;
    float x = 0; //!< Offset of the first chroma sample: 0 co-sited, 0.5 between the first two.
    float y = 0;
};

//! Brings a chroma plane to full size, row by row, by linear interpolation between the samples
//! where they really lie.
class ChromaUpsampler
{
public:
    ChromaUpsampler(int width, int height, const ChromaSiting &siting);

    //! The two rows of the chroma plane that luma row y lies between, and the second one's share.
    struct Rows
    {
        int first = 0;
        int second = 0;
        float share = 0;
    };
    Rows rowsFor(int y) const;
    //! out: width values. first, second: the plane's rows named by rowsFor().
    void upsample(const std::uint16_t *first, const std::uint16_t *second, float share, float *out);
    int chromaWidth() const { return m_chromaWidth; }
    int chromaHeight() const { return m_chromaHeight; }

private:
    int m_width;
    int m_chromaWidth;
    int m_chromaHeight;
    ChromaSiting m_siting;
    std::vector<float> m_blended; //!< One row of chroma with its first and last value repeated.
};

} // namespace filigree
