// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/layers/block_tail.h"

namespace filigree {

struct HieraBlockConfig
{
    int64_t dim = 96, dim_out = 96;
    int64_t num_heads = 1;
    bool pools = false; //!< Queries, and so the output, are pooled 2 x 2.
    int64_t window_size = 8; //!< 0: attention over the whole map.
};

//! A block of Hiera with attention within windows, on the processor. Windows know nothing of each
//! other: each passes through the whole block within the cache.
class HieraWindows
{
public:
    HieraWindows() = default; //!< None.
    //! shortcut: of a block that changes the width.
    HieraWindows(const HieraBlockConfig &config, TokenNorm norm, PackedLinear qkv,
                 PackedLinear shortcut, BlockTail tail);
    //! x [B, H, W, dim] -> [B, H', W', dim_out].
    torch::Tensor forward(const torch::Tensor &x) const;

private:
    class Worker;

    HieraBlockConfig m_config;
    TokenNorm m_norm{nullptr};
    PackedLinear m_qkv, m_shortcut;
    BlockTail m_tail;
    int64_t m_together = 1; // windows that one thread takes
};

} // namespace filigree
