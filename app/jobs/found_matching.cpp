// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/found_matching.h"

#include <algorithm>
#include <tuple>

namespace filigree {
namespace {

constexpr double sameObject = 0.5;

double areaOf(const Box &box)
{
    return box.isEmpty() ? 0 : (box.x1 - box.x0 + 1) * (box.y1 - box.y0 + 1);
}

double overlapOf(const Box &a, const Box &b)
{
    const double both = areaOf(
        {std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)});
    return both > 0 ? both / (areaOf(a) + areaOf(b) - both) : 0;
}

} // namespace

Box boxOfMask(const Image &logits)
{
    Box box{double(logits.width()), double(logits.height()), -1, -1};
    for (int y = 0; y < logits.height(); ++y) {
        const float *row = logits.row<float>(y);
        const auto isInside = [](float value) { return value > 0; };
        const float *end = row + logits.width();
        const float *first = std::find_if(row, end, isInside);
        if (first == end)
            continue;
        const auto last =
            std::find_if(std::reverse_iterator(end), std::reverse_iterator(row), isInside);
        box.x0 = std::min(box.x0, double(first - row));
        box.x1 = std::max(box.x1, double(last.base() - row - 1));
        box.y0 = std::min(box.y0, double(y));
        box.y1 = double(y);
    }
    return box.isEmpty() ? Box() : box;
}

std::vector<ObjectId> knownObjects(const std::vector<Box> &found,
                                   const std::map<ObjectId, Box> &known)
{
    std::vector<std::tuple<double, std::size_t, ObjectId>> pairs;
    for (std::size_t i = 0; i < found.size(); ++i) {
        for (const auto &[object, box] : known) {
            const double overlap = overlapOf(found[i], box);
            if (overlap >= sameObject)
                pairs.emplace_back(overlap, i, object);
        }
    }
    std::ranges::stable_sort(pairs, std::ranges::greater{},
                             [](const auto &pair) { return std::get<double>(pair); });
    std::vector<ObjectId> result(found.size(), 0);
    for (const auto &[overlap, i, object] : pairs) {
        if (result[i] == 0 && std::ranges::find(result, object) == result.end())
            result[i] = object;
    }
    return result;
}

} // namespace filigree
