// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/matting/neighbour_search.h"

#include <algorithm>
#include <numeric>

namespace filigree {
namespace {

constexpr int leafSize = 16;

} // namespace

struct NeighbourSearch::Search
{
    const Feature &query;
    int wanted;
    float shrink; // (1 + slack)^-2
    int skip;
    Neighbour *nearest;
    int found = 0;
    float limit = 1e30f; // nothing farther is of interest

    void offer(float distance, int point)
    {
        int at = found < wanted ? found++ : wanted - 1;
        for (; at > 0 && nearest[at - 1].distance > distance; --at)
            nearest[at] = nearest[at - 1];
        nearest[at] = {distance, point};
        if (found == wanted)
            limit = std::min(limit, nearest[wanted - 1].distance);
    }
};

NeighbourSearch::NeighbourSearch(std::vector<Feature> points)
    : m_size(static_cast<int>(points.size()))
    , m_names(points.size())
{
    std::iota(m_names.begin(), m_names.end(), 0);
    m_nodes.reserve(4 * points.size() / leafSize + 1);
    m_nodes.emplace_back();
    build(0, 0, m_size, m_names, points);
    for (int axis = 0; axis < 5; ++axis) {
        m_points[axis].resize(points.size());
        for (int i = 0; i < m_size; ++i)
            m_points[axis][i] = points[m_names[i]][axis];
    }
}

void NeighbourSearch::build(int node, int first, int last, std::vector<int> &order,
                            const std::vector<Feature> &points)
{
    if (last - first <= leafSize) {
        m_nodes[node] = {-1, 0, first, last};
        return;
    }
    Feature low = points[order[first]];
    Feature high = low;
    for (int i = first + 1; i < last; ++i) {
        for (int axis = 0; axis < 5; ++axis) {
            low[axis] = std::min(low[axis], points[order[i]][axis]);
            high[axis] = std::max(high[axis], points[order[i]][axis]);
        }
    }
    int axis = 0;
    for (int other = 1; other < 5; ++other) {
        if (high[other] - low[other] > high[axis] - low[axis])
            axis = other;
    }
    const int middle = (first + last) / 2;
    std::nth_element(order.begin() + first, order.begin() + middle, order.begin() + last,
                     [&](int a, int b) { return points[a][axis] < points[b][axis]; });
    const int children = static_cast<int>(m_nodes.size());
    m_nodes[node] = {axis, points[order[middle]][axis], children, 0};
    m_nodes.resize(m_nodes.size() + 2);
    build(children, first, middle, order, points);
    build(children + 1, middle, last, order, points);
}

int NeighbourSearch::nearest(const Feature &query, int count, float slack, int skip,
                             Neighbour *nearest, float limit) const
{
    Search search{query, count, 1 / ((1 + slack) * (1 + slack)), skip, nearest, 0, limit};
    Feature offsets{};
    if (m_size > 0 && count > 0)
        descend(search, 0, 0, offsets);
    return search.found;
}

void NeighbourSearch::descend(Search &search, int node, float distance, Feature &offsets) const
{
    const Node &here = m_nodes[node];
    if (here.axis < 0) {
        for (int i = here.first; i < here.last; ++i) {
            float sum = 0;
            for (int axis = 0; axis < 5; ++axis) {
                const float d = m_points[axis][i] - search.query[axis];
                sum += d * d;
            }
            if (sum <= search.limit && m_names[i] != search.skip)
                search.offer(sum, m_names[i]);
        }
        return;
    }
    // The distance to the far side's box grows by what this axis adds (Arya and Mount 1993).
    const float offset = search.query[here.axis] - here.split;
    const int near = offset < 0 ? here.first : here.first + 1;
    const int far = offset < 0 ? here.first + 1 : here.first;
    descend(search, near, distance, offsets);
    const float old = offsets[here.axis];
    const float farDistance = distance - old * old + offset * offset;
    if (farDistance < search.limit * search.shrink) {
        offsets[here.axis] = offset;
        descend(search, far, farDistance, offsets);
        offsets[here.axis] = old;
    }
}

} // namespace filigree
