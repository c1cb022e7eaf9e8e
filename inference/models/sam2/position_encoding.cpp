// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/sam2/position_encoding.h"

#include "inference/models/layers/precision.h"

#include <ATen/Parallel.h>

#include <numbers>

namespace filigree {
namespace {

constexpr double temperature = 10000;

// Channels in pairs: [..] -> [.., count]
torch::Tensor divisors(int64_t count)
{
    const torch::Tensor index = torch::arange(count, torch::kFloat);
    return torch::pow(temperature, 2 * torch::floor(index / 2) / double(count));
}

// [N, count] -> sines of the even and cosines of the odd channels.
torch::Tensor alternating(const torch::Tensor &angles)
{
    return torch::stack({angles.slice(1, 0, torch::nullopt, 2).sin(),
                         angles.slice(1, 1, torch::nullopt, 2).cos()},
                        2)
        .flatten(1);
}

} // namespace

torch::Tensor sinePositions(int64_t channels, int64_t size)
{
    const torch::Tensor places =
        torch::arange(1, size + 1, torch::kFloat) / (double(size) + 1e-6) * (2 * std::numbers::pi);
    const torch::Tensor one = alternating(places.unsqueeze(1) / divisors(channels / 2));
    const torch::Tensor rows = one.unsqueeze(1).expand({size, size, channels / 2});
    const torch::Tensor columns = one.unsqueeze(0).expand({size, size, channels / 2});
    return torch::cat({rows, columns}, 2).flatten(0, 1);
}

torch::Tensor sineOfNumbers(const torch::Tensor &numbers, int64_t channels)
{
    const torch::Tensor angles = numbers.unsqueeze(1) / divisors(channels / 2).to(numbers.device());
    return torch::cat({angles.sin(), angles.cos()}, 1);
}

RotaryPositions::RotaryPositions(int64_t channels, int64_t size)
{
    const torch::Tensor frequencies = torch::reciprocal(
        torch::pow(temperature, torch::arange(0, channels, 4, torch::kFloat) / double(channels)));
    const torch::Tensor places = torch::arange(size, torch::kFloat);
    const torch::Tensor one = torch::outer(places, frequencies); // [size, channels / 4]
    const torch::Tensor x = one.unsqueeze(0).expand({size, size, channels / 4});
    const torch::Tensor y = one.unsqueeze(1).expand({size, size, channels / 4});
    const torch::Tensor angles = torch::cat({x, y}, 2).flatten(0, 1);
    m_turns = torch::polar(torch::ones_like(angles), angles);
}

void RotaryPositions::rotate(const torch::Tensor &x) const
{
    const int64_t places = m_turns.size(0);
    const int64_t pairs = m_turns.size(1);
    if (!runsOnKernels(x) || x.stride(2) != 1) {
        const auto type = torch::promote_types(x.scalar_type(), torch::kFloat); // no bfloat16
        const torch::Tensor split =
            x.reshape({x.size(0), -1, places, pairs, 2}).to(type).contiguous();
        const torch::Tensor turned =
            torch::view_as_complex(split) * m_turns.to(c10::toComplexType(type));
        x.copy_(torch::view_as_real(turned).view(x.sizes()));
        return;
    }
    const float *turns = torch::view_as_real(m_turns).data_ptr<float>();
    float *values = x.data_ptr<float>();
    const int64_t tokens = x.size(1);
    at::parallel_for(0, x.size(0) * tokens, 256, [&](int64_t begin, int64_t end) {
        for (int64_t i = begin; i < end; ++i) {
            float *row = values + i / tokens * x.stride(0) + i % tokens * x.stride(1);
            const float *turn = turns + i % tokens % places * 2 * pairs;
            for (int64_t c = 0; c < 2 * pairs; c += 2) {
                const float real = row[c] * turn[c] - row[c + 1] * turn[c + 1];
                row[c + 1] = row[c] * turn[c + 1] + row[c + 1] * turn[c];
                row[c] = real;
            }
        }
    });
}

} // namespace filigree
