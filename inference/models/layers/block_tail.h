// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/layers/packed_linear.h"

namespace filigree {

//! What follows attention in a block of a transformer: y = shortcut + projection(attended), and
//! y + mlp(norm(y)). A few rows at a time pass through all of it within the cache, because memory
//! would take longer than the arithmetic.
class BlockTail
{
public:
    struct Layers
    {
        PackedLinear projection, first, second;
        TokenNorm norm{nullptr};
        Activation activation = Activation::Gelu;
    };

    BlockTail() = default; //!< None.
    explicit BlockTail(Layers layers);

    //! attended [..., in], shortcut [..., C] -> [..., C].
    torch::Tensor forward(const torch::Tensor &attended, const torch::Tensor &shortcut) const;

    //! Floats that run() needs for so many rows.
    std::int64_t scratchSize(std::int64_t rows) const;
    //! The same for rows that lie anywhere.
    struct Row
    {
        const float *attended, *shortcut;
        float *out;
    };
    void run(const std::vector<Row> &rows, float *scratch) const;

    explicit operator bool() const { return bool(m_layers.projection); }

private:
    Layers m_layers;
};

} // namespace filigree
