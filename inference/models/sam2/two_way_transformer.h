// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/layers/mlp.h"
#include "inference/models/layers/norm.h"
#include "inference/models/sam2/projected_attention.h"

namespace filigree {

//! Prompt tokens and image tokens, both [B, N, 256].
struct TwoWayTokens
{
    torch::Tensor queries, keys;
};

//! Tokens attend to each other and to the image, the image to the tokens.
//! Checkpoint: sam_mask_decoder.transformer.layers.{i}.
class TwoWayAttentionBlockImpl final : public torch::nn::Module
{
public:
    explicit TwoWayAttentionBlockImpl(bool isFirst);
    TwoWayTokens forward(const TwoWayTokens &tokens, const torch::Tensor &queryPositions,
                         const torch::Tensor &keyPositions);

private:
    bool isFirst; // whose queries are their own positions
    ProjectedAttention self_attn;
    TokenNorm norm1;
    ProjectedAttention cross_attn_token_to_image;
    TokenNorm norm2;
    Mlp mlp;
    TokenNorm norm3, norm4;
    ProjectedAttention cross_attn_image_to_token;
};
TORCH_MODULE(TwoWayAttentionBlock);

//! Checkpoint: sam_mask_decoder.transformer.
class TwoWayTransformerImpl final : public torch::nn::Module
{
public:
    TwoWayTransformerImpl();
    TwoWayTokens forward(const torch::Tensor &tokens, const torch::Tensor &image,
                         const torch::Tensor &imagePositions);

private:
    std::vector<TwoWayAttentionBlock> layers;
    ProjectedAttention final_attn_token_to_image{nullptr};
    TokenNorm norm_final_attn{nullptr};
};
TORCH_MODULE(TwoWayTransformer);

} // namespace filigree
