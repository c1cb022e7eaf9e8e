// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/sam2/fill_holes.h"

namespace filigree {

torch::Tensor withFilledHoles(const torch::Tensor &logits, int64_t maxArea)
{
    constexpr float justInside = 0.1f;
    torch::Tensor result = logits.to(torch::kCPU, torch::kFloat).contiguous().clone();
    const int64_t height = result.size(0);
    const int64_t width = result.size(1);
    float *values = result.data_ptr<float>();
    std::vector<bool> isSeen(std::size_t(height * width));
    std::vector<int64_t> piece;
    for (int64_t first = 0; first < height * width; ++first) {
        if (isSeen[std::size_t(first)] || values[first] > 0)
            continue;
        piece.assign(1, first);
        isSeen[std::size_t(first)] = true;
        for (std::size_t next = 0; next < piece.size(); ++next) {
            const int64_t y = piece[next] / width;
            const int64_t x = piece[next] % width;
            for (int64_t ny = std::max<int64_t>(0, y - 1); ny <= std::min(height - 1, y + 1);
                 ++ny) {
                for (int64_t nx = std::max<int64_t>(0, x - 1); nx <= std::min(width - 1, x + 1);
                     ++nx) {
                    const int64_t at = ny * width + nx;
                    if (!isSeen[std::size_t(at)] && values[at] <= 0) {
                        isSeen[std::size_t(at)] = true;
                        piece.push_back(at);
                    }
                }
            }
        }
        if (int64_t(piece.size()) <= maxArea) {
            for (const int64_t at : piece)
                values[at] = justInside;
        }
    }
    return result.to(logits.device());
}

} // namespace filigree
