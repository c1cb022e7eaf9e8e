// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/box_sides.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <queue>

namespace filigree {
namespace {

constexpr double slack = 0.06; // of the box: nearer than that, a side is touched
constexpr float stepPrice = 0.3F; // of a patch that surely belongs to the object

class SideSearch
{
public:
    SideSearch(const Superpixels &superpixels, const cv::Rect2d &box,
               const std::vector<char> &inside)
        : m_superpixels(superpixels)
        , m_box(box)
        , m_inside(inside)
    { }

    bool isTouched(int side) const
    {
        for (std::size_t i = 0; i < m_inside.size(); ++i) {
            if (m_inside[i] != 0 && gap(i, side) <= slack)
                return true;
        }
        return false;
    }

    bool liesWithin(int side) const // the picture, whose border hides how an object goes on
    {
        const cv::Size size = m_superpixels.labels.size();
        const std::array<double, 4> room{m_box.x, m_box.y, size.width - m_box.br().x,
                                         size.height - m_box.br().y};
        return room[std::size_t(side)] > 1;
    }

    std::vector<int> wayTo(int side, const std::vector<char> &open,
                           const std::vector<float> &scores) const
    {
        std::vector<float> price(m_inside.size(), std::numeric_limits<float>::max());
        std::vector<int> from(m_inside.size(), -1);
        using Entry = std::pair<float, int>;
        std::priority_queue<Entry, std::vector<Entry>, std::greater<>> reached;
        for (std::size_t i = 0; i < m_inside.size(); ++i) {
            if (m_inside[i] != 0) {
                price[i] = 0;
                reached.emplace(0.0F, int(i));
            }
        }
        while (!reached.empty()) {
            const auto [paid, patch] = reached.top();
            reached.pop();
            if (paid > price[std::size_t(patch)])
                continue;
            if (gap(std::size_t(patch), side) <= slack / 2) {
                std::vector<int> way;
                for (int i = patch; from[std::size_t(i)] >= 0; i = from[std::size_t(i)])
                    way.push_back(i);
                return way;
            }
            for (const int link : m_superpixels.linksOf[std::size_t(patch)]) {
                const auto next = std::size_t(m_superpixels.other(link, patch));
                const float sum = paid + stepPrice + std::log1p(std::exp(-scores[next]));
                if (open[next] != 0 && sum < price[next]) {
                    price[next] = sum;
                    from[next] = patch;
                    reached.emplace(sum, int(next));
                }
            }
        }
        return {};
    }

private:
    double gap(std::size_t patch, int side) const // as a share of the box
    {
        const cv::Point2d at = m_superpixels.patches[patch].centre;
        const double reach = m_superpixels.step / 2;
        switch (side) {
        case 0:
            return (at.x - reach - m_box.x) / m_box.width;
        case 1:
            return (at.y - reach - m_box.y) / m_box.height;
        case 2:
            return (m_box.br().x - at.x - reach) / m_box.width;
        default:
            return (m_box.br().y - at.y - reach) / m_box.height;
        }
    }

    const Superpixels &m_superpixels;
    const cv::Rect2d m_box;
    const std::vector<char> &m_inside;
};

} // namespace

std::vector<int> patchesToSides(const Superpixels &superpixels, const cv::Rect2d &box,
                                const std::vector<char> &inside, const std::vector<char> &open,
                                const std::vector<float> &scores)
{
    const SideSearch search(superpixels, box, inside);
    std::vector<int> patches;
    for (int side = 0; side < 4; ++side) {
        if (!search.liesWithin(side) || search.isTouched(side))
            continue;
        const std::vector<int> way = search.wayTo(side, open, scores);
        patches.insert(patches.end(), way.begin(), way.end());
    }
    return patches;
}

} // namespace filigree
