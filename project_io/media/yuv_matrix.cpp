// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/yuv_matrix.h"

#include "inference/base/vector_clones.h"

#include <optional>

namespace filigree {

struct LumaShares
{
    double red = 0;
    double blue = 0;
};

static std::optional<LumaShares> lumaShares(int matrix)
{
    switch (matrix) {
    case 1:
        return LumaShares{0.2126, 0.0722};
    case 4: // FCC
        return LumaShares{0.30, 0.11};
    case 5:
    case 6:
        return LumaShares{0.299, 0.114};
    case 7: // SMPTE 240M
        return LumaShares{0.212, 0.087};
    case 9:
        return LumaShares{0.2627, 0.0593};
    default:
        return std::nullopt;
    }
}

constexpr int yCgCo = 8;

bool isKnownMatrix(int matrix)
{
    return matrix == yCgCo || lumaShares(matrix).has_value();
}

YuvCoefficients yuvCoefficients(int matrix, bool fullRange, int bitDepth)
{
    const double unit = double(1 << bitDepth) / 256;
    const double full = double((1 << bitDepth) - 1);
    const double lumaSpan = fullRange ? full : 219 * unit;
    const double chromaSpan = fullRange ? full : 224 * unit;
    YuvCoefficients result;
    result.black = fullRange ? 0 : float(16 * unit);
    result.neutral = float(128 * unit);
    result.luma = float(65535 / lumaSpan);
    const double chroma = 65535 / chromaSpan;
    if (matrix == yCgCo) {
        const float c = float(chroma);
        result.fromU = {-c, c, -c};
        result.fromV = {c, 0, -c};
        return result;
    }
    const LumaShares k = lumaShares(matrix).value_or(LumaShares{0.2126, 0.0722});
    const double green = 1 - k.red - k.blue;
    result.fromV = {float(chroma * 2 * (1 - k.red)),
                    float(-chroma * 2 * (1 - k.red) * k.red / green), 0};
    result.fromU = {0, float(-chroma * 2 * (1 - k.blue) * k.blue / green),
                    float(chroma * 2 * (1 - k.blue))};
    return result;
}

//! A plain loop per channel, which compilers turn into vector code.
FILIGREE_VECTOR_CLONES
static void channelRow(const std::uint16_t *luma, const float *u, const float *v, int width,
                       float fromLuma, float fromU, float fromV, float offset, std::uint16_t *out)
{
    for (int x = 0; x < width; ++x) {
        const float value = float(luma[x]) * fromLuma + (u[x] * fromU + (v[x] * fromV + offset));
        const float raised = value < 0.0f ? 0.0f : value;
        out[x] = std::uint16_t(int(raised > 65535.0f ? 65535.0f : raised));
    }
}

void yuvRowToRgb(const YuvCoefficients &coefficients, const std::uint16_t *luma, const float *u,
                 const float *v, int width, const std::array<std::uint16_t *, 3> &rgb)
{
    for (int i = 0; i < 3; ++i) {
        const double offset = 0.5 - double(coefficients.black) * coefficients.luma
            - double(coefficients.neutral)
                * (double(coefficients.fromU[i]) + coefficients.fromV[i]);
        channelRow(luma, u, v, width, coefficients.luma, coefficients.fromU[i],
                   coefficients.fromV[i], float(offset), rgb[i]);
    }
}

} // namespace filigree
