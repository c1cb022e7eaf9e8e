// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/found_matching.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace filigree {
namespace {

// How much of a mask a box must be about to be a box of its object.
constexpr double sameObject = 0.5;
// Boxes alone do not tell two that cross from one, so they must agree better.
constexpr double sameBox = 0.7;

double areaOf(const Box &box)
{
    return box.isEmpty() ? 0 : (box.x1 - box.x0 + 1) * (box.y1 - box.y0 + 1);
}

Box commonPart(const Box &a, const Box &b)
{
    return {std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)};
}

double overlapOf(const Box &a, const Box &b)
{
    const double both = areaOf(commonPart(a, b));
    return both > 0 ? both / (areaOf(a) + areaOf(b) - both) : 0;
}

//! What an object covers, and the box around it.
class KnownMask
{
public:
    explicit KnownMask(const Image &logits)
        : m_logits(logits)
        , m_bounds(boxOfMask(logits))
        , m_size(pixelsIn(m_bounds))
    { }

    //! The share of the mask that is in the box times the share of the box that is in the mask's:
    //! 1 for the box around the mask.
    double overlap(const Box &box) const
    {
        const Box common = commonPart(box, m_bounds);
        const double covered = areaOf(common) / areaOf(box);
        if (!(covered >= sameObject)) // so that few need counting
            return 0;
        return covered * pixelsIn(common) / m_size;
    }

private:
    double pixelsIn(const Box &box) const
    {
        std::ptrdiff_t count = 0;
        for (int y = int(std::ceil(box.y0)); y <= box.y1; ++y) {
            const float *row = m_logits.row<float>(y);
            count += std::count_if(row + int(std::ceil(box.x0)), row + int(box.x1) + 1,
                                   [](float value) { return value > 0; });
        }
        return double(count);
    }

    const Image &m_logits;
    Box m_bounds;
    double m_size; // in pixels
};

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
                                   const std::vector<ObjectId> &objects,
                                   const std::function<ImagePtr(ObjectId)> &maskOf)
{
    std::vector<ObjectId> result(found.size(), 0);
    std::vector<double> best(found.size(), sameObject);
    for (const ObjectId object : objects) {
        const ImagePtr logits = maskOf(object);
        if (!logits)
            continue;
        const KnownMask mask(*logits);
        for (std::size_t i = 0; i < found.size(); ++i) {
            const double overlap = mask.overlap(found[i]);
            if (overlap >= best[i] && (result[i] == 0 || overlap > best[i])) {
                best[i] = overlap;
                result[i] = object;
            }
        }
    }
    return result;
}

std::vector<std::size_t> withoutRepeats(const std::vector<GroundedCandidate> &found)
{
    std::vector<std::size_t> order(found.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::stable_sort(order, std::ranges::greater{},
                             [&](std::size_t i) { return found[i].score; });
    std::vector<std::size_t> kept;
    for (const std::size_t i : order) {
        const auto isSame = [&](std::size_t other) {
            return overlapOf(found[i].box, found[other].box) >= sameBox;
        };
        if (std::ranges::none_of(kept, isSame))
            kept.push_back(i);
    }
    std::ranges::sort(kept);
    return kept;
}

} // namespace filigree
