// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/thread_team.h"

#include <array>
#include <vector>

namespace filigree {

//! R, G, B, x and y, scaled so that distances mean something.
using Feature = std::array<float, 5>;

struct Neighbour
{
    float distance = 0; //!< Squared.
    int point = -1;
};

//! A k-d tree over features: Friedman, Bentley, Finkel 1977.
class NeighbourSearch
{
public:
    NeighbourSearch() = default;
    explicit NeighbourSearch(std::vector<Feature> points);

    int size() const { return m_size; }
    //! The nearest points, ascending, into nearest[0 .. count - 1]; returns how many there are.
    //! With a slack above 0, any found point may be up to 1 + slack times as far as the true one.
    //! The point named by skip is left out. limit: a squared distance within which count are known
    //! to be.
    int nearest(const Feature &query, int count, float slack, int skip, Neighbour *nearest,
                float limit = 1e30f) const;

private:
    struct Node
    {
        int axis = -1; // -1: a leaf
        float split = 0;
        int first = 0; // leaf: first point; else the left child, the right one follows it
        int last = 0;
    };
    struct Search;

    void build(int node, int first, int last, std::vector<int> &order,
               const std::vector<Feature> &points);
    void descend(Search &search, int node, float distance, Feature &offsets) const;

    int m_size = 0;
    std::vector<Node> m_nodes;
    std::array<std::vector<float>, 5> m_points; // by axis, leaf by leaf
    std::vector<int> m_names;
};

} // namespace filigree
