// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/viewer/row_blend.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace filigree {
namespace {

unsigned byteOf(float value)
{
    const float low = value > 0 ? value : 0; // not a number becomes 0, too
    return static_cast<unsigned>((low < 255 ? low : 255) + 0.5F);
}

} // namespace

void quantiseRow(const float *colours, int count, QRgb *out)
{
    int i = 0;
#ifdef __SSE2__ // the packing of four numbers into bytes, clipped on the way, is not found by gcc
    const __m128i opaque = _mm_set1_epi32(static_cast<int>(0xff000000U));
    for (; i + 4 <= count; i += 4) {
        const float *in = colours + 4 * i;
        const __m128i low = _mm_packs_epi32(_mm_cvtps_epi32(_mm_loadu_ps(in)),
                                            _mm_cvtps_epi32(_mm_loadu_ps(in + 4)));
        const __m128i high = _mm_packs_epi32(_mm_cvtps_epi32(_mm_loadu_ps(in + 8)),
                                             _mm_cvtps_epi32(_mm_loadu_ps(in + 12)));
        _mm_storeu_si128(reinterpret_cast<__m128i *>(out + i),
                         _mm_or_si128(_mm_packus_epi16(low, high), opaque));
    }
#endif
    for (; i < count; ++i) {
        const float *in = colours + 4 * i;
        out[i] = 0xff000000U | byteOf(in[2]) << 16 | byteOf(in[1]) << 8 | byteOf(in[0]);
    }
}

} // namespace filigree
