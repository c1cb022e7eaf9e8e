// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/clip/clip_encoder.h"
#include "inference/models/layers/convolution.h"
#include "inference/models/owlv2/owlv2_grid.h"

namespace filigree {

constexpr int64_t owlv2VisionWidth = 768; //!< Channels of image tokens.
constexpr int64_t owlv2TextWidth = 512; //!< Channels of text tokens, and of what is compared.
constexpr int64_t owlv2TextLength = 16; //!< Tokens of a query, start and end included.
constexpr int64_t owlv2Words = 49408; //!< Of the vocabulary.

//! Rows that are looked up by index. Checkpoint: *_embedding.
class EmbeddingTableImpl final : public torch::nn::Module
{
public:
    EmbeddingTableImpl(int64_t rows, int64_t width)
        : weight(register_parameter("weight", torch::empty({rows, width}), false))
    { }
    torch::Tensor weight; //!< [rows, width]
};
TORCH_MODULE(EmbeddingTable);

//! ViT-B/16: a picture to tokens. Checkpoint: owlv2.vision_model.
class Owlv2VisionImpl final : public torch::nn::Module
{
public:
    Owlv2VisionImpl();
    //! pixels [1, 3, 16 rows, 16 columns], normalised -> [1, 1 + tokens, 768], the class token
    //! first. Layer -1 of the tap is what the first layer gets.
    torch::Tensor forward(const torch::Tensor &pixels, const Owlv2Grid &grid,
                          const LayerTap &tap = {}, const std::stop_token &stop = {});

private:
    torch::Tensor positions(const Owlv2Grid &grid) const;

    torch::Tensor class_embedding; // [768]
    Convolution patch_embedding{nullptr};
    EmbeddingTable position_embedding{nullptr}; // [3601, 768]
    TokenNorm pre_layernorm{nullptr};
    ClipEncoder encoder{nullptr};
    TokenNorm post_layernorm{nullptr};
};
TORCH_MODULE(Owlv2Vision);

//! CLIP's text encoder: token ids [Q, 16] to one vector each. Checkpoint: owlv2.text_model.
class Owlv2TextImpl final : public torch::nn::Module
{
public:
    Owlv2TextImpl();
    //! -> [Q, 512], where the first end token stands.
    torch::Tensor forward(const torch::Tensor &ids, const LayerTap &tap = {});

private:
    EmbeddingTable token_embedding{nullptr}, position_embedding{nullptr};
    ClipEncoder encoder{nullptr};
    TokenNorm final_layer_norm{nullptr};
};
TORCH_MODULE(Owlv2Text);

} // namespace filigree
