// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/layers/attention.h"
#include "inference/models/layers/attention_kernel.h"

namespace filigree {

//! Products of queries with the tables of both directions, and where a kernel finds them.
class PositionProducts
{
public:
    PositionProducts() = default; //!< Nothing is added to any score.
    explicit PositionProducts(const RelativePositions &positions);

    bool isEmpty() const { return !m_tables.defined(); }
    //! For queries [..., n, depth], the first of which is token `first` of the grid.
    void take(const torch::Tensor &q, std::int64_t first);
    //! From this one on of the queries that were taken.
    KeyPositions at(std::int64_t query) const;

private:
    torch::Tensor m_tables; // [2 * height - 1 + 2 * width - 1, depth]
    torch::Tensor m_products; // [..., n, the same]
    std::int64_t m_height = 1, m_width = 1, m_first = 0;
};

//! What the places of all keys of a grid add to the scores of queries [B, heads, n, depth], the
//! first of which is token `first`: [B, heads, n, tokens]. Where there is no kernel of ours.
torch::Tensor positionScores(const torch::Tensor &q, std::int64_t first,
                             const RelativePositions &positions);

} // namespace filigree
