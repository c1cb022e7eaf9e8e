// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/sam2/hiera_block.h"

#include "inference/models/layers/attention.h"
#include "inference/models/layers/precision.h"
#include "inference/models/layers/windows.h"

namespace filigree {
namespace {

// [B, H, W, C] -> [B, H/2, W/2, C]; the largest of 2 x 2.
torch::Tensor pooled(const torch::Tensor &x)
{
    return x.unflatten(2, {x.size(2) / 2, 2}).unflatten(1, {x.size(1) / 2, 2}).amax({2, 4});
}

} // namespace

HieraAttentionImpl::HieraAttentionImpl(const HieraBlockConfig &given)
    : qkv(register_module("qkv", TokenLinear(given.dim, 3 * given.dim_out)))
    , proj(register_module("proj", TokenLinear(given.dim_out, given.dim_out)))
    , config(given)
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

void HieraBlockImpl::prepare()
{
    if (!runsOnKernels(norm1->weight))
        return;
    qkv = PackedLinear(*attn->qkv);
    tail = BlockTail({PackedLinear(*attn->proj), PackedLinear(*mlp->layers[0]),
                      PackedLinear(*mlp->layers[1]), norm2, Activation::Gelu});
    if (config.window_size > 0)
        windows =
            HieraWindows(config, norm1, qkv, proj ? PackedLinear(*proj) : PackedLinear(), tail);
}

// On the processor, over the whole map.
torch::Tensor HieraBlockImpl::globally(const torch::Tensor &x)
{
    const torch::Tensor all =
        qkv.normed(x, *norm1)
            .view({x.size(0), -1, 3, config.num_heads, config.dim_out / config.num_heads})
            .transpose(1, 3); // [B, heads, 3, N, depth]
    return tail.forward(attention(all.select(2, 0), all.select(2, 1), all.select(2, 2)), x);
}

torch::Tensor HieraBlockImpl::forward(const torch::Tensor &x)
{
    if (runsOnKernels(x))
        return config.window_size > 0 ? windows.forward(x) : globally(x);
    const torch::Tensor normed = norm1(x);
    torch::Tensor shortcut = x;
    if (config.dim != config.dim_out) {
        shortcut = proj(normed).to(x.scalar_type());
        if (config.pools)
            shortcut = pooled(shortcut);
    }
    const torch::Tensor y = shortcut + attn->projected(attended(normed));
    return y + mlp(norm2(y));
}

} // namespace filigree
