// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/layers/token_linear.h"

namespace filigree {

struct ProjectedAttentionConfig
{
    int64_t embedding_dim = 256;
    int64_t internal_dim = 256; //!< Of all heads together.
    int64_t num_heads = 1;
    int64_t kv_in_dim = 256;
};

//! Attention between tokens, with projections before and after; the official Attention.
//! Checkpoint: q_proj, k_proj, v_proj, out_proj.
class ProjectedAttentionImpl final : public torch::nn::Module
{
public:
    explicit ProjectedAttentionImpl(const ProjectedAttentionConfig &config);
    //! q [B, N, C], k and v [B, M, kv_in_dim] -> [B, N, C].
    torch::Tensor forward(const torch::Tensor &q, const torch::Tensor &k, const torch::Tensor &v);

    TokenLinear q_proj, k_proj, v_proj, out_proj;

private:
    ProjectedAttentionConfig config;
};
TORCH_MODULE(ProjectedAttention);

} // namespace filigree
