// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <torch/types.h>

namespace filigree {

//! softmax(q k^T / sqrt(depth)) v; q [B, heads, N, depth], k [B, heads, M, depth],
//! v [B, heads, M, width] -> [B, N, heads * width]. Rows may be strided, elements of a row may not.
//! Never keeps all N x M scores.
torch::Tensor attention(const torch::Tensor &q, const torch::Tensor &k, const torch::Tensor &v);

//! Where tokens of one grid lie from each other, learned: decomposed relative positions (ViTDet,
//! section 3). Rows are numbered from the farthest above to the farthest below, or left to right.
struct RelativePositions
{
    torch::Tensor down; //!< [2 * rows of the grid - 1, depth]
    torch::Tensor across; //!< [2 * columns of the grid - 1, depth]
};

//! The same within a grid of N = M tokens, rows first: to the score of a key is added what the
//! query, not yet scaled, gives with the rows of the tables for where the key lies from it.
torch::Tensor attention(const torch::Tensor &q, const torch::Tensor &k, const torch::Tensor &v,
                        const RelativePositions &positions);

//! How many queries this thread answers at once where the products are LibTorch's own, as on
//! graphics processors: their scores with all keys are the most that attention takes of the memory.
//! The result does not depend on it. In force until it ends.
class QueriesAtOnce
{
public:
    static constexpr std::int64_t usual = 1024;

    explicit QueriesAtOnce(std::int64_t queries);
    ~QueriesAtOnce();
    QueriesAtOnce(const QueriesAtOnce &) = delete;
    QueriesAtOnce &operator=(const QueriesAtOnce &) = delete;

private:
    std::int64_t m_before;
};

} // namespace filigree
