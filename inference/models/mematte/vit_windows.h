// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/layers/attention.h"
#include "inference/models/layers/block_tail.h"

namespace filigree {

//! A block with attention within windows, on the processor. Windows know nothing of each other:
//! each passes through the whole block within the cache, and back into its place.
class VitWindows
{
public:
    VitWindows() = default; //!< None.
    //! positions: of a grid of matteWindowSize.
    VitWindows(TokenNorm norm, const TokenLinearImpl &qkv, const RelativePositions &positions,
               BlockTail tail, int64_t heads);

    //! Tokens of a grid [H, W, C], in place.
    void run(torch::Tensor &x) const;

private:
    class Worker;

    TokenNorm m_norm{nullptr};
    PackedLinear m_qkv, m_tables;
    BlockTail m_tail;
    int64_t m_heads = 1;
};

} // namespace filigree
