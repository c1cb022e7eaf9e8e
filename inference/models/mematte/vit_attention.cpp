// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/mematte/vit_attention.h"

#include "inference/models/mematte/matte_config.h"

namespace filigree {
namespace {

// A table for a grid of so many tokens a side, from the farthest key above to the farthest below;
// the official one begins with the farthest below.
torch::Tensor tableFor(const torch::Tensor &table, int64_t side)
{
    const int64_t rows = 2 * side - 1;
    if (table.size(0) == rows)
        return table.flip(0);
    return torch::upsample_linear1d(table.t().unsqueeze(0), {rows}, false)[0].t().flip(0);
}

} // namespace

VitAttentionImpl::VitAttentionImpl(int64_t dim, int64_t heads, int64_t tableGrid)
    : num_heads(heads)
    , qkv(register_module("qkv", TokenLinear(dim, 3 * dim)))
    , proj(register_module("proj", TokenLinear(dim, dim)))
{
    if (tableGrid == 0)
        return;
    const std::vector<int64_t> shape{2 * tableGrid - 1, dim / heads};
    rel_pos_h = register_parameter("rel_pos_h", torch::empty(shape), false);
    rel_pos_w = register_parameter("rel_pos_w", torch::empty(shape), false);
}

RelativePositions VitAttentionImpl::positions(int64_t height, int64_t width) const
{
    return {tableFor(rel_pos_h, height), tableFor(rel_pos_w, width)};
}

torch::Tensor VitAttentionImpl::forward(const torch::Tensor &x, int64_t height, int64_t width)
{
    torch::Tensor all = qkv(x).view({x.size(0), x.size(1), 3, num_heads, -1});
    const auto part = [&](int64_t i) { return all.select(2, i).transpose(1, 2); };
    const torch::Tensor attended = rel_pos_h.defined()
        ? attention(part(0), part(1), part(2), positions(height, width))
        : attention(part(0), part(1), part(2));
    all.reset(); // three times as large as what comes next
    return proj(attended);
}

KeptAttention VitAttentionImpl::amongKept(TokenNorm norm) const
{
    return {std::move(norm), *qkv, *proj, num_heads};
}

VitWindows VitAttentionImpl::inWindows(TokenNorm norm, const TokenNorm &norm2,
                                       const TokenLinear &fc1, const TokenLinear &fc2) const
{
    return {std::move(norm), *qkv, positions(matteWindowSize, matteWindowSize),
            BlockTail({PackedLinear(*proj), PackedLinear(*fc1), PackedLinear(*fc2), norm2,
                       Activation::Gelu}),
            num_heads};
}

} // namespace filigree
