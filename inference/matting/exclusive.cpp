// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/matting/exclusive.h"

#include <algorithm>
#include <numeric>

namespace filigree {
namespace {

//! Takes the excess over 1 from each alpha in proportion to a (1 - a), which is 0 where it is
//! certain; what certain ones claim twice is shared in proportion to a.
void fit(std::vector<float> &alphas)
{
    for (int round = 0; round < 4; ++round) { // again when one had less than its share to give
        float sum = 0;
        float room = 0;
        for (float alpha : alphas) {
            sum += alpha;
            room += alpha * (1 - alpha);
        }
        if (sum <= 1)
            return;
        if (room <= 0)
            break;
        const float excess = sum - 1;
        for (float &alpha : alphas)
            alpha = std::max(0.0f, alpha - excess * alpha * (1 - alpha) / room);
    }
    const float sum = std::accumulate(alphas.begin(), alphas.end(), 0.0f);
    if (sum > 1) {
        for (float &alpha : alphas)
            alpha /= sum;
    }
}

} // namespace

Result<std::vector<Image>> makeExclusive(std::vector<Image> alphas)
{
    for (const Image &alpha : alphas) {
        if (alpha.size() != alphas.front().size() || alpha.channels() != 1
            || alpha.type() != PixelType::F32)
            return fail(Error::Kind::InvalidInput,
                        "Alphas can be made exclusive only when all are one channel of 32-bit "
                        "floats of one size.");
    }
    if (alphas.size() < 2) // a single alpha is within 0 to 1 by itself
        return alphas;
    std::vector<float> pixel(alphas.size());
    std::vector<float *> rows(alphas.size());
    for (int y = 0; y < alphas.front().height(); ++y) {
        for (std::size_t i = 0; i < alphas.size(); ++i)
            rows[i] = alphas[i].row<float>(y);
        for (int x = 0; x < alphas.front().width(); ++x) {
            for (std::size_t i = 0; i < alphas.size(); ++i)
                pixel[i] = std::clamp(rows[i][x], 0.0f, 1.0f);
            fit(pixel);
            for (std::size_t i = 0; i < alphas.size(); ++i)
                rows[i][x] = pixel[i];
        }
    }
    return alphas;
}

} // namespace filigree
