// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "tests/parity/synthetic.h"

#include "inference/models/checkpoint/checkpoint.h"

#include <ATen/Parallel.h>

#include <cmath>
#include <span>

namespace filigree::parity {
namespace {

std::uint64_t fnv1a(std::span<const unsigned char> bytes)
{
    std::uint64_t hash = 0xCBF29CE484222325;
    for (const unsigned char byte : bytes)
        hash = (hash ^ byte) * 0x100000001B3;
    return hash;
}

std::uint64_t nameHash(const std::string &name)
{
    return fnv1a({reinterpret_cast<const unsigned char *>(name.data()), name.size()});
}

double numberAt(std::uint64_t hash, std::int64_t index)
{
    std::uint64_t z = hash + std::uint64_t(index + 1) * 0x9E3779B97F4A7C15;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9; // the output mix of splitmix64
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    z ^= z >> 31;
    return double(z >> 40) / double(1 << 24);
}

// value(u) for every element, as float.
template<typename Value>
torch::Tensor filled(const std::string &name, torch::IntArrayRef shape, const Value &value)
{
    torch::Tensor result = torch::empty(shape, torch::kFloat);
    float *values = result.data_ptr<float>();
    const std::uint64_t hash = nameHash(name);
    at::parallel_for(0, result.numel(), 1 << 16, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t i = begin; i < end; ++i)
            values[i] = float(value(numberAt(hash, i)));
    });
    return result;
}

// Where the pixels of one axis lie in the grid.
struct Axis
{
    torch::Tensor cell, next, share; // index, index + 1, weight of the second
    explicit Axis(std::int64_t size)
    {
        const torch::Tensor place = torch::arange(size, torch::kDouble) / double(size) * 16.0;
        cell = place.floor().to(torch::kLong);
        next = cell + 1;
        share = place - place.floor();
    }
};

} // namespace

torch::Tensor weight(const std::string &name, torch::IntArrayRef shape)
{
    double centre = 0;
    double halfwidth = 0.1;
    if (name.ends_with("running_var") || (shape.size() <= 1 && name.ends_with("weight"))) {
        centre = 1;
    } else if (!name.ends_with("running_mean") && shape.size() > 1) {
        std::int64_t fanIn = 1;
        for (const std::int64_t extent : shape.slice(1))
            fanIn *= extent;
        halfwidth = std::sqrt(3.0 / double(fanIn));
    }
    return filled(name, shape, [=](double u) { return centre + halfwidth * (2 * u - 1); });
}

torch::Tensor signal(const std::string &name, torch::IntArrayRef shape)
{
    return filled(name, shape, [](double u) { return u; });
}

torch::Tensor smoothImage(const std::string &name, std::int64_t height, std::int64_t width,
                          std::int64_t channels)
{
    const torch::Tensor knots = signal(name, {channels, 17, 17}).to(torch::kDouble);
    const Axis down(height);
    const Axis across(width);
    const torch::Tensor fx = across.share.view({1, 1, -1});
    const torch::Tensor fy = down.share.view({1, -1, 1});
    const auto row = [&](const torch::Tensor &index) {
        const torch::Tensor line = knots.index_select(1, index);
        return line.index_select(2, across.cell) * (1 - fx)
            + line.index_select(2, across.next) * fx;
    };
    return (row(down.cell) * (1 - fy) + row(down.next) * fy).to(torch::kFloat);
}

std::map<std::string, torch::Tensor> filledState(const torch::nn::Module &module)
{
    std::map<std::string, torch::Tensor> state;
    for (const auto &[name, tensor] : namedState(module))
        state.emplace(name,
                      tensor.is_floating_point() ? weight(name, tensor.sizes())
                                                 : torch::zeros_like(tensor));
    return state;
}

std::uint64_t bytesHash(const torch::Tensor &bytes)
{
    const torch::Tensor whole = bytes.contiguous();
    return fnv1a({whole.data_ptr<std::uint8_t>(), std::size_t(whole.numel())});
}

torch::Tensor asBytes(const torch::Tensor &x)
{
    return (255.0 * x + 0.5).floor().to(torch::kUInt8);
}

} // namespace filigree::parity
