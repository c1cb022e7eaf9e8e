// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <cstdint>

namespace filigree {

//! What is added to the scores where queries and keys are the tokens of one grid, rows first. Query
//! q has a row of values in each table: for keys from the farthest above to the farthest below, and
//! from the farthest left to the farthest right.
struct KeyPositions
{
    const float *down = nullptr; //!< 2 * height - 1 values for each query; null: nothing is added.
    const float *across = nullptr; //!< 2 * width - 1 values.
    std::int64_t stride = 0; //!< From one query to the next, of both.
    std::int64_t height = 1, width = 1; //!< Of the grid.
    std::int64_t firstQuery = 0; //!< Place on the grid of the head's first query.
};

//! One head of attention; rows of floats, strides in floats.
struct AttentionHead
{
    const float *q = nullptr, *k = nullptr, *v = nullptr;
    float *out = nullptr;
    std::int64_t queries = 0, keys = 0; //!< Rows of q and out; of k and v.
    std::int64_t depth = 0, width = 0; //!< Columns of q and k; of v and out.
    std::int64_t qStride = 0, kStride = 0, vStride = 0, outStride = 0;
    float scale = 1; //!< Of the scores.
    KeyPositions positions;
};

//! softmax(scale q k^T) v in blocks that stay in the cache: the scores of all keys are never kept.
struct AttentionKernel
{
    std::int64_t chunk; //!< Keys that are packed, and looked at, together.
    //! Floats of one packed chunk.
    std::int64_t (*packedSize)(const AttentionHead &head);
    //! Packs the keys and values of one chunk.
    void (*pack)(const AttentionHead &head, std::int64_t chunkIndex, float *packed);
    //! Floats that run() needs for so many queries.
    std::int64_t (*scratchSize)(const AttentionHead &head, std::int64_t rows);
    //! Answers the queries [first, last); all chunks lie packed one after the other.
    void (*run)(const AttentionHead &head, const float *packed, std::int64_t first,
                std::int64_t last, float *scratch);
};

} // namespace filigree
