// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/checkpoint/comparison.h"

#include <cmath>
#include <limits>

namespace filigree {
namespace {

TensorDifference differenceOf(const std::string &name, const torch::Tensor &a,
                              const torch::Tensor &b)
{
    TensorDifference result;
    result.name = name;
    if (a.sizes() != b.sizes()) {
        result.problem = shapeText(a.sizes()) + " and " + shapeText(b.sizes());
        return result;
    }
    result.count = a.numel();
    if (result.count == 0)
        return result;
    const torch::Tensor x = a.to(torch::kDouble);
    const torch::Tensor y = b.to(torch::kDouble);
    // Equal infinities are no difference; what is no number on one side only is an infinite one.
    const torch::Tensor same = (x == y).logical_or(x.isnan().logical_and(y.isnan()));
    const torch::Tensor apart = torch::where(same, torch::zeros_like(x), (x - y).abs());
    const torch::Tensor counted = torch::nan_to_num(apart, std::numeric_limits<double>::infinity());
    result.largest = counted.max().item<double>();
    result.rms = std::sqrt(counted.square().mean().item<double>());
    result.size = std::sqrt(x.square().mean().item<double>());
    return result;
}

TensorDifference missing(const std::string &name, const char *where)
{
    TensorDifference result;
    result.name = name;
    result.problem = std::string("only in the ") + where;
    return result;
}

} // namespace

std::vector<TensorDifference> differences(const TensorFile &first, const TensorFile &second)
{
    std::vector<TensorDifference> result;
    for (const auto &[name, tensor] : first.tensors) {
        const auto other = second.tensors.find(name);
        result.push_back(other == second.tensors.end() ? missing(name, "first")
                                                       : differenceOf(name, tensor, other->second));
    }
    for (const auto &[name, tensor] : second.tensors) {
        if (!first.tensors.contains(name))
            result.push_back(missing(name, "second"));
    }
    return result;
}

} // namespace filigree
