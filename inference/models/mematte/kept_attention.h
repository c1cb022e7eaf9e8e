// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/layers/packed_linear.h"

namespace filigree {

//! Attention among some of the tokens, on the processor. Beside the tokens only the keys and values
//! of those that take part are kept, as the kernel wants them; a few queries at a time pass through
//! everything, from the norm to the projection.
class KeptAttention
{
public:
    KeptAttention() = default; //!< None.
    //! qkv: from C to 3 C; proj: from C to C.
    KeptAttention(TokenNorm norm, const TokenLinearImpl &qkv, const TokenLinearImpl &proj,
                  int64_t heads);

    //! x [N, C], numbers of its rows [K], int64 -> these rows of result [N, C].
    void run(const torch::Tensor &x, const torch::Tensor &kept, torch::Tensor &result) const;

private:
    TokenNorm m_norm{nullptr};
    PackedLinear m_query, m_keyAndValue, m_projection;
    int64_t m_heads = 1;
};

} // namespace filigree
