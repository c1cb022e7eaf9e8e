// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/sam2/position_encoding.h"

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

torch::Tensor RotaryPositions::rotated(const torch::Tensor &x) const
{
    const torch::Tensor turns = m_turns.to(x.device());
    const torch::Tensor pairs =
        torch::view_as_complex(x.view({x.size(0), -1, turns.size(0), turns.size(1), 2}));
    return torch::view_as_real(pairs * turns).view({x.size(0), x.size(1), x.size(2)});
}

} // namespace filigree
