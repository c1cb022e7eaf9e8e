// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/sam2/two_way_transformer.h"

#include "inference/models/sam2/sam2_config.h"

namespace filigree {
namespace {

constexpr int64_t heads = 8;

ProjectedAttention attentionOf(int64_t internal)
{
    return ProjectedAttention(ProjectedAttentionConfig{sam2Width, internal, heads, sam2Width});
}

} // namespace

TwoWayAttentionBlockImpl::TwoWayAttentionBlockImpl(bool isFirstGiven)
    : isFirst(isFirstGiven)
    , self_attn(register_module("self_attn", attentionOf(sam2Width)))
    , norm1(register_module("norm1", TokenNorm(sam2Width)))
    , cross_attn_token_to_image(
          register_module("cross_attn_token_to_image", attentionOf(sam2Width / 2)))
    , norm2(register_module("norm2", TokenNorm(sam2Width)))
    , mlp(register_module("mlp", Mlp(sam2Width, 2048, sam2Width, 2, MlpImpl::Activation::Relu)))
    , norm3(register_module("norm3", TokenNorm(sam2Width)))
    , norm4(register_module("norm4", TokenNorm(sam2Width)))
    , cross_attn_image_to_token(
          register_module("cross_attn_image_to_token", attentionOf(sam2Width / 2)))
{ }

TwoWayTokens TwoWayAttentionBlockImpl::forward(const TwoWayTokens &tokens,
                                               const torch::Tensor &queryPositions,
                                               const torch::Tensor &keyPositions)
{
    torch::Tensor queries = tokens.queries;
    if (isFirst) {
        queries = self_attn(queries, queries, queries);
    } else {
        const torch::Tensor q = queries + queryPositions;
        queries = queries + self_attn(q, q, queries);
    }
    queries = norm1(queries);
    const torch::Tensor k = tokens.keys + keyPositions;
    queries = norm2(queries + cross_attn_token_to_image(queries + queryPositions, k, tokens.keys));
    queries = norm3(queries + mlp(queries));
    const torch::Tensor answered = cross_attn_image_to_token(k, queries + queryPositions, queries);
    return {queries, norm4(tokens.keys + answered)};
}

TwoWayTransformerImpl::TwoWayTransformerImpl()
{
    const auto list = register_module("layers", torch::nn::ModuleList());
    for (int i = 0; i < 2; ++i) {
        layers.push_back(TwoWayAttentionBlock(i == 0));
        list->push_back(layers.back());
    }
    final_attn_token_to_image =
        register_module("final_attn_token_to_image", attentionOf(sam2Width / 2));
    norm_final_attn = register_module("norm_final_attn", TokenNorm(sam2Width));
}

TwoWayTokens TwoWayTransformerImpl::forward(const torch::Tensor &tokens, const torch::Tensor &image,
                                            const torch::Tensor &imagePositions)
{
    TwoWayTokens state{tokens, image};
    for (TwoWayAttentionBlock &layer : layers)
        state = layer->forward(state, tokens, imagePositions);
    const torch::Tensor answered =
        final_attn_token_to_image(state.queries + tokens, state.keys + imagePositions, state.keys);
    state.queries = norm_final_attn(state.queries + answered);
    return state;
}

} // namespace filigree
