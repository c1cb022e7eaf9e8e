// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/sam2/hiera_block.h"

#include "inference/models/layers/attention.h"
#include "inference/models/layers/windows.h"

#include <algorithm>

namespace filigree {
namespace {

// [B, H, W, C] -> [B, H/2, W/2, C]; the largest of 2 x 2.
torch::Tensor pooled(const torch::Tensor &x)
{
    return x.unflatten(2, {x.size(2) / 2, 2}).unflatten(1, {x.size(1) / 2, 2}).amax({2, 4});
}

} // namespace

HieraAttentionImpl::HieraAttentionImpl(const HieraBlockConfig &given)
    : config(given)
    , qkv(register_module("qkv", TokenLinear(given.dim, 3 * given.dim_out)))
    , proj(register_module("proj", TokenLinear(given.dim_out, given.dim_out)))
{ }

torch::Tensor HieraAttentionImpl::forward(const torch::Tensor &x)
{
    const int64_t items = x.size(0);
    const int64_t dim = config.dim_out;
    const torch::Tensor all = qkv(x); // [items, S, S, 3 * dim_out]
    torch::Tensor q = all.slice(3, 0, dim);
    if (config.pools)
        q = pooled(q);
    const auto heads = [&](const torch::Tensor &part) {
        return part.reshape({items, -1, config.num_heads, dim / config.num_heads}).transpose(1, 2);
    };
    const torch::Tensor kv = all.view({items, -1, 3, config.num_heads, dim / config.num_heads});
    const torch::Tensor out =
        attention(heads(q), kv.select(2, 1).transpose(1, 2), kv.select(2, 2).transpose(1, 2));
    return out.view({items, q.size(1), q.size(2), dim});
}

HieraBlockImpl::HieraBlockImpl(const HieraBlockConfig &given)
    : config(given)
    , norm1(register_module("norm1", TokenNorm(given.dim, 1e-6)))
    , attn(register_module("attn", HieraAttention(given)))
    , norm2(register_module("norm2", TokenNorm(given.dim_out, 1e-6)))
    , mlp(register_module(
          "mlp",
          Mlp(given.dim_out, 4 * given.dim_out, given.dim_out, 2, MlpImpl::Activation::Gelu)))
{
    if (given.dim != given.dim_out)
        proj = register_module("proj", TokenLinear(given.dim, given.dim_out));
}

torch::Tensor HieraBlockImpl::attended(const torch::Tensor &x)
{
    if (config.window_size == 0)
        return attn(x);
    const int64_t scale = config.pools ? 2 : 1;
    return mapOfWindows(attn(windowsOf(x, config.window_size)), x.size(0), x.size(1) / scale,
                        x.size(2) / scale);
}

// Windows know nothing of each other: bands of them are worked on one after the other, so that what
// lies between input and output stays small. New memory costs more than what is computed in it.
torch::Tensor HieraBlockImpl::forward(const torch::Tensor &x)
{
    constexpr int64_t mostValues = 4 << 20; // in the widest layer, of a band
    const int64_t window = config.window_size;
    if (window == 0)
        return whole(x);
    const int64_t ofWindowRow = window * x.size(0) * x.size(2) * 4 * config.dim_out;
    const int64_t rows = window * std::max<int64_t>(1, mostValues / ofWindowRow);
    if (rows >= x.size(1))
        return whole(x);
    const int64_t scale = config.pools ? 2 : 1;
    const torch::Tensor out = torch::empty(
        {x.size(0), x.size(1) / scale, x.size(2) / scale, config.dim_out}, x.options());
    for (int64_t first = 0; first < x.size(1); first += rows)
        out.slice(1, first / scale, (first + rows) / scale)
            .copy_(whole(x.slice(1, first, first + rows)));
    return out;
}

torch::Tensor HieraBlockImpl::whole(const torch::Tensor &x)
{
    const torch::Tensor normed = norm1(x);
    torch::Tensor shortcut = x;
    if (config.dim != config.dim_out) {
        shortcut = proj(normed);
        if (config.pools)
            shortcut = pooled(shortcut);
    }
    const torch::Tensor y = attn->projected(attended(normed)).add_(shortcut);
    return mlp(norm2(y)).add_(y);
}

} // namespace filigree
