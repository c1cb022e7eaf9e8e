// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/region_merging.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <queue>
#include <utility>

namespace filigree {
namespace {

constexpr float borderShare = 0.2F; // of the contrast along the common border, rest: mean colour
constexpr float sizePower = 0.2F; // small regions go first

struct Border
{
    float length = 0;
    float contrast = 0; // summed over the length
};

//! The borders of a region by its neighbours, in order: few, so that a vector is quicker than a
//! tree.
class Borders
{
public:
    Border &with(int neighbour)
    {
        const auto at = placeOf(neighbour);
        if (at != m_all.end() && at->first == neighbour)
            return at->second;
        return m_all.insert(at, {neighbour, Border()})->second;
    }
    void erase(int neighbour)
    {
        const auto at = placeOf(neighbour);
        if (at != m_all.end() && at->first == neighbour)
            m_all.erase(at);
    }
    void clear() { m_all.clear(); }
    auto begin() const { return m_all.begin(); }
    auto end() const { return m_all.end(); }

private:
    std::vector<std::pair<int, Border>>::iterator placeOf(int neighbour)
    {
        return std::ranges::lower_bound(m_all, neighbour, {}, &std::pair<int, Border>::first);
    }

    std::vector<std::pair<int, Border>> m_all;
};

struct Region
{
    Superpixel mean;
    float outside = 0; // pixels
    float weight = 1; // of its differences, by its size
    Borders near;
    std::vector<int> members;
    int node = 0; // of the tree
    int version = 0; // grows with each change

    bool isOutside() const { return outside > 0.5F * mean.area; }
};

class Merging
{
public:
    Merging(const Superpixels &superpixels, const std::vector<char> &outside)
        : m_regions(superpixels.patches.size())
        , m_levels(superpixels.patches.size(), -1)
        , m_unit(superpixels.step * superpixels.step)
    {
        for (std::size_t i = 0; i < m_regions.size(); ++i) {
            m_regions[i].mean = superpixels.patches[i];
            m_regions[i].outside = outside[i] != 0 ? superpixels.patches[i].area : 0;
            m_regions[i].members = {int(i)};
            m_regions[i].node = int(i);
            weigh(m_regions[i]);
            m_nodes.emplace_back();
        }
        for (const SuperpixelLink &link : superpixels.links) {
            const Border border{link.length, link.length * link.contrast};
            region(link.a).near.with(link.b) = border;
            region(link.b).near.with(link.a) = border;
        }
        for (const SuperpixelLink &link : superpixels.links)
            offer(link.a, link.b, region(link.a).near.with(link.b));
    }

    std::vector<float> run()
    {
        float level = 0;
        while (!m_open.empty()) {
            const auto [difference, a, b, version] = m_open.top();
            m_open.pop();
            if (region(a).version + region(b).version != version)
                continue;
            level = std::max(level, difference);
            if (region(a).members.size() < region(b).members.size())
                merge(b, a, level);
            else
                merge(a, b, level);
        }
        for (float &value : m_levels)
            value = value < 0 ? level : value;
        return m_levels;
    }

    std::vector<MergedRegion> tree() && { return std::move(m_nodes); }

private:
    struct Offer //!< To merge two regions.
    {
        float difference;
        int a, b;
        int version; //!< Of both together; they only grow.

        bool operator>(const Offer &other) const
        {
            return difference != other.difference ? difference > other.difference
                : a != other.a                    ? a > other.a
                                                  : b > other.b;
        }
    };

    Region &region(int index) { return m_regions[std::size_t(index)]; }

    void weigh(Region &region) const
    {
        region.weight = std::pow(region.mean.area / m_unit, sizePower);
    }

    void offer(int a, int b, const Border &border)
    {
        const Region &first = region(a), &second = region(b);
        const float colour = std::sqrt(squaredDifference(first.mean, second.mean));
        const float difference =
            (1 - borderShare) * colour + borderShare * border.contrast / border.length;
        m_open.push({difference * std::min(first.weight, second.weight), a, b,
                     first.version + second.version});
    }

    void markOutside(const Region &joined, float level)
    {
        for (const int member : joined.members) {
            if (m_levels[std::size_t(member)] < 0)
                m_levels[std::size_t(member)] = level;
        }
    }

    void merge(int into, int from, float level)
    {
        Region &a = region(into), &b = region(from);
        for (const int child : {a.node, b.node})
            m_nodes[std::size_t(child)].died = level;
        m_nodes.push_back({a.node, b.node, level, level});
        a.node = int(m_nodes.size()) - 1;
        const bool wasOutside = a.isOutside(), otherWasOutside = b.isOutside();
        const float area = a.mean.area + b.mean.area;
        a.mean.colour = (a.mean.colour * a.mean.area + b.mean.colour * b.mean.area) / area;
        a.mean.texture = (a.mean.texture * a.mean.area + b.mean.texture * b.mean.area) / area;
        a.mean.area = area;
        a.outside += b.outside;
        weigh(a);
        if (a.isOutside() && !wasOutside)
            markOutside(a, level);
        if (a.isOutside() && !otherWasOutside)
            markOutside(b, level);
        a.members.insert(a.members.end(), b.members.begin(), b.members.end());
        ++a.version;
        ++b.version; // of which there are no offers any more
        a.near.erase(from);
        for (const auto &[next, border] : b.near) {
            if (next == into)
                continue;
            Border &sum = a.near.with(next);
            sum.length += border.length;
            sum.contrast += border.contrast;
            region(next).near.erase(from);
            region(next).near.with(into) = sum;
        }
        b.near.clear();
        for (const auto &[next, border] : a.near)
            offer(into, next, border);
    }

    std::vector<Region> m_regions;
    std::vector<float> m_levels;
    std::vector<MergedRegion> m_nodes;
    float m_unit;
    std::priority_queue<Offer, std::vector<Offer>, std::greater<>> m_open;
};

} // namespace

std::vector<float> mergeLevels(const Superpixels &superpixels, const std::vector<char> &outside)
{
    return Merging(superpixels, outside).run();
}

std::vector<MergedRegion> mergedRegions(const Superpixels &superpixels)
{
    Merging merging(superpixels, std::vector<char>(superpixels.patches.size(), 0));
    merging.run();
    return std::move(merging).tree();
}

} // namespace filigree
