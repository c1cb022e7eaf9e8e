// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/mematte/doubled_join.h"

#include "inference/models/layers/precision.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <vector>

namespace filigree {
namespace {

// The two places of the small map that one of the doubled lies between.
struct DoubledPlace
{
    int64_t first, second;
    float firstShare;

    DoubledPlace(int64_t place, int64_t size)
        : first(std::max<int64_t>(0, (place - 1) / 2))
        , second(std::min(size - 1, (place + 1) / 2))
        , firstShare(place % 2 == 0 ? 0.25F : 0.75F)
    { }
};

void mix(const float *a, const float *b, float share, int64_t count, float *out)
{
    for (int64_t i = 0; i < count; ++i)
        out[i] = share * a[i] + (1 - share) * b[i];
}

} // namespace

torch::Tensor joinedWithDoubled(const torch::Tensor &detailGiven,
                                const torch::Tensor &featuresGiven)
{
    const int64_t height = featuresGiven.size(2);
    const int64_t width = featuresGiven.size(3);
    const int64_t joined = joinedChannels(detailGiven.size(1) + featuresGiven.size(1));
    const int64_t zeros = joined - detailGiven.size(1) - featuresGiven.size(1);
    if (!runsOnKernels(detailGiven)) {
        const auto type = detailGiven.scalar_type();
        const torch::Tensor exact = // not all devices enlarge bfloat16
            featuresGiven.to(torch::promote_types(type, torch::kFloat));
        return torch::cat(
            {detailGiven,
             torch::upsample_bilinear2d(exact, {2 * height, 2 * width}, false).to(type),
             torch::zeros({1, zeros, 2 * height, 2 * width}, detailGiven.options())},
            1);
    }
    // Pixels row by row, the channels of each side by side.
    const torch::Tensor detail = detailGiven.permute({0, 2, 3, 1}).contiguous();
    const torch::Tensor features = featuresGiven.permute({0, 2, 3, 1}).contiguous();
    const int64_t details = detail.size(3);
    const int64_t channels = features.size(3);
    const torch::Tensor result = torch::empty({1, 2 * height, 2 * width, joined}, detail.options());
    const float *fine = detail.data_ptr<float>();
    const float *coarse = features.data_ptr<float>();
    float *out = result.data_ptr<float>();
    at::parallel_for(0, 2 * height, 8, [&](int64_t begin, int64_t end) {
        std::vector<float> line(static_cast<std::size_t>(width * channels));
        for (int64_t y = begin; y < end; ++y) {
            const DoubledPlace down(y, height);
            mix(coarse + down.first * width * channels, coarse + down.second * width * channels,
                down.firstShare, width * channels, line.data());
            for (int64_t x = 0; x < 2 * width; ++x) {
                const DoubledPlace across(x, width);
                const int64_t pixel = y * 2 * width + x;
                float *target = out + pixel * joined;
                std::copy_n(fine + pixel * details, details, target);
                mix(line.data() + across.first * channels, line.data() + across.second * channels,
                    across.firstShare, channels, target + details);
                std::fill_n(target + details + channels, zeros, 0.0F);
            }
        }
    });
    return result.permute({0, 3, 1, 2});
}

} // namespace filigree
