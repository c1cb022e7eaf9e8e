// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/owlv2/owlv2_towers.h"

namespace filigree {
namespace {

constexpr int64_t textHeads = 8, textHidden = 2048;

} // namespace

Owlv2VisionImpl::Owlv2VisionImpl()
{
    const auto embeddings = register_module("embeddings", std::make_shared<torch::nn::Module>());
    class_embedding =
        embeddings->register_parameter("class_embedding", torch::empty({owlv2VisionWidth}), false);
    ConvolutionShape patches{3, owlv2VisionWidth, owlv2PatchSize, owlv2PatchSize};
    patches.hasBias = false;
    patch_embedding = embeddings->register_module("patch_embedding", Convolution(patches));
    position_embedding = embeddings->register_module(
        "position_embedding", EmbeddingTable(1 + owlv2Cells * owlv2Cells, owlv2VisionWidth));
    pre_layernorm = register_module("pre_layernorm", TokenNorm(owlv2VisionWidth));
    encoder = register_module("encoder", ClipEncoder(ClipTowerConfig{}));
    post_layernorm = register_module("post_layernorm", TokenNorm(owlv2VisionWidth));
}

// [1 + tokens, 768]. Another size than the published one sees the learnt positions resampled.
torch::Tensor Owlv2VisionImpl::positions(const Owlv2Grid &grid) const
{
    const torch::Tensor &all = position_embedding->weight;
    if (grid == Owlv2Grid{})
        return all;
    torch::Tensor square =
        all.slice(0, 1).view({1, owlv2Cells, owlv2Cells, owlv2VisionWidth}).permute({0, 3, 1, 2});
    if (grid.side != owlv2Cells)
        square = at::upsample_bicubic2d(square, {grid.side, grid.side}, false);
    const torch::Tensor cells = square.slice(2, 0, grid.rows).slice(3, 0, grid.columns);
    return torch::cat({all.slice(0, 0, 1), cells.flatten(2)[0].t()});
}

torch::Tensor Owlv2VisionImpl::forward(const torch::Tensor &pixels, const Owlv2Grid &grid,
                                       const LayerTap &tap, const std::stop_token &stop)
{
    const torch::Tensor patches = patch_embedding(pixels).permute({0, 2, 3, 1}).flatten(1, 2);
    torch::Tensor x = torch::cat({class_embedding.view({1, 1, -1}), patches}, 1);
    x = pre_layernorm(x.add_(positions(grid)));
    if (tap)
        tap(-1, x);
    return post_layernorm(encoder->forward(x, tap, stop));
}

Owlv2TextImpl::Owlv2TextImpl()
{
    const auto embeddings = register_module("embeddings", std::make_shared<torch::nn::Module>());
    token_embedding =
        embeddings->register_module("token_embedding", EmbeddingTable(owlv2Words, owlv2TextWidth));
    position_embedding = embeddings->register_module(
        "position_embedding", EmbeddingTable(owlv2TextLength, owlv2TextWidth));
    encoder = register_module(
        "encoder", ClipEncoder(ClipTowerConfig{owlv2TextWidth, textHidden, 12, textHeads, true}));
    final_layer_norm = register_module("final_layer_norm", TokenNorm(owlv2TextWidth));
}

torch::Tensor Owlv2TextImpl::forward(const torch::Tensor &ids, const LayerTap &tap)
{
    const torch::Tensor words = torch::embedding(token_embedding->weight, ids);
    const torch::Tensor x = encoder->forward(words + position_embedding->weight, tap);
    // The end token has the largest id, and padding follows it; what is before it cannot see it.
    const torch::Tensor isEnd = ids == owlv2Words - 1;
    const torch::Tensor place = isEnd.to(torch::kLong).cumsum(1).eq(0).sum(1);
    return final_layer_norm(x.index({torch::arange(ids.size(0), ids.options()), place}));
}

} // namespace filigree
