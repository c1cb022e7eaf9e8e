// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/sam2/projected_attention.h"

#include "inference/models/layers/attention.h"

namespace filigree {

ProjectedAttentionImpl::ProjectedAttentionImpl(const ProjectedAttentionConfig &given)
    : q_proj(register_module("q_proj", TokenLinear(given.embedding_dim, given.internal_dim)))
    , k_proj(register_module("k_proj", TokenLinear(given.kv_in_dim, given.internal_dim)))
    , v_proj(register_module("v_proj", TokenLinear(given.kv_in_dim, given.internal_dim)))
    , out_proj(register_module("out_proj", TokenLinear(given.internal_dim, given.embedding_dim)))
    , config(given)
{ }

torch::Tensor ProjectedAttentionImpl::forward(const torch::Tensor &q, const torch::Tensor &k,
                                              const torch::Tensor &v)
{
    const auto heads = [&](const torch::Tensor &x) {
        return x.unflatten(2, {config.num_heads, config.internal_dim / config.num_heads})
            .transpose(1, 2);
    };
    return out_proj(attention(heads(q_proj(q)), heads(k_proj(k)), heads(v_proj(v))));
}

} // namespace filigree
