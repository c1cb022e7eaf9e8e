// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/region_proposals.h"

#include "inference/predictors/region_merging.h"

#include <algorithm>

namespace filigree {
namespace {

constexpr double componentDistinctness = 0.6; // it was asked for by what sets it apart

// Bounds of every patch, in one pass over the picture.
std::vector<cv::Rect> patchBounds(const Superpixels &superpixels)
{
    std::vector<cv::Point> least(superpixels.patches.size(), {1 << 30, 1 << 30});
    std::vector<cv::Point> most(superpixels.patches.size(), {-1, -1});
    for (int y = 0; y < superpixels.labels.rows; ++y) {
        for (int x = 0; x < superpixels.labels.cols; ++x) {
            const auto patch = std::size_t(superpixels.labels(y, x));
            least[patch] = {std::min(least[patch].x, x), std::min(least[patch].y, y)};
            most[patch] = {std::max(most[patch].x, x), std::max(most[patch].y, y)};
        }
    }
    std::vector<cv::Rect> bounds;
    for (std::size_t i = 0; i < least.size(); ++i)
        bounds.emplace_back(least[i], most[i] + cv::Point(1, 1));
    return bounds;
}

class Measure
{
public:
    Measure(const Superpixels &superpixels, cv::Size size)
        : m_superpixels(superpixels)
        , m_size(size)
        , m_bounds(patchBounds(superpixels))
    { }

    RegionProposal of(std::vector<int> patches, double distinctness) const
    {
        RegionProposal region;
        cv::Rect bounds;
        for (const int patch : patches) {
            const Superpixel &one = m_superpixels.patches[std::size_t(patch)];
            region.area += one.area;
            region.centre += cv::Point2d(one.centre) * double(one.area);
            bounds |= m_bounds[std::size_t(patch)];
        }
        region.centre *= 1 / std::max(1.0, region.area);
        region.bounds = bounds;
        region.patches = std::move(patches);
        region.distinctness = distinctness;
        region.atFrame = ((bounds.x <= 0) + (bounds.y <= 0) + (bounds.br().x >= m_size.width)
                          + (bounds.br().y >= m_size.height))
            / 4.0;
        return region;
    }

private:
    const Superpixels &m_superpixels;
    cv::Size m_size;
    std::vector<cv::Rect> m_bounds;
};

void collectPatches(const std::vector<MergedRegion> &tree, int index, std::vector<int> &patches)
{
    std::vector<int> open{index};
    while (!open.empty()) {
        const int at = open.back();
        open.pop_back();
        const MergedRegion &region = tree[std::size_t(at)];
        if (region.first < 0) {
            patches.push_back(at);
            continue;
        }
        open.push_back(region.first);
        open.push_back(region.second);
    }
}

} // namespace

std::vector<RegionProposal> mergedProposals(const Superpixels &superpixels, cv::Size size,
                                            double smallest, double largest)
{
    const std::vector<MergedRegion> tree = mergedRegions(superpixels);
    const Measure measure(superpixels, size);
    std::vector<double> areas;
    std::vector<RegionProposal> result;
    for (std::size_t i = 0; i < tree.size(); ++i) {
        const MergedRegion &region = tree[i];
        areas.push_back(region.first < 0
                            ? double(superpixels.patches[i].area)
                            : areas[std::size_t(region.first)] + areas[std::size_t(region.second)]);
        const double share = areas.back() / size.area();
        if (share < smallest || share > largest)
            continue;
        std::vector<int> patches;
        collectPatches(tree, int(i), patches);
        const double lived = (region.died - region.born) / std::max(1.0F, region.died);
        result.push_back(measure.of(std::move(patches), std::clamp(2 * lived, 0.0, 1.0)));
    }
    return result;
}

std::vector<RegionProposal> proposalsOf(const Superpixels &superpixels, cv::Size size,
                                        const std::vector<float> &values, double smallest)
{
    const Measure measure(superpixels, size);
    std::vector<char> seen(values.size(), 0);
    std::vector<RegionProposal> result;
    for (std::size_t start = 0; start < values.size(); ++start) {
        if (seen[start] != 0 || values[start] <= 0.5F)
            continue;
        std::vector<int> patches{int(start)};
        seen[start] = 1;
        for (std::size_t next = 0; next < patches.size(); ++next) {
            const int patch = patches[next];
            for (const int link : superpixels.linksOf[std::size_t(patch)]) {
                const int other = superpixels.other(link, patch);
                if (seen[std::size_t(other)] == 0 && values[std::size_t(other)] > 0.5F) {
                    seen[std::size_t(other)] = 1;
                    patches.push_back(other);
                }
            }
        }
        RegionProposal region = measure.of(std::move(patches), componentDistinctness);
        if (region.area >= smallest * size.area())
            result.push_back(std::move(region));
    }
    return result;
}

double meanOf(const RegionProposal &region, const Superpixels &superpixels,
              const std::vector<float> &values)
{
    double sum = 0;
    for (const int patch : region.patches)
        sum += double(values[std::size_t(patch)]) * superpixels.patches[std::size_t(patch)].area;
    return sum / std::max(1.0, region.area);
}

} // namespace filigree
