// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/sam2/prompt_encoder.h"

#include "inference/models/sam2/sam2_config.h"

#include <numbers>

namespace filigree {
namespace {

torch::Tensor embedding(torch::nn::Module &parent, const std::string &name)
{
    const auto module = parent.register_module(name, std::make_shared<torch::nn::Module>());
    return module->register_parameter("weight", torch::empty({1, sam2Width}), false);
}

} // namespace

PromptEncoderImpl::PromptEncoderImpl()
{
    const auto positional = register_module("pe_layer", std::make_shared<torch::nn::Module>());
    gaussian = positional->register_buffer("positional_encoding_gaussian_matrix",
                                           torch::empty({2, sam2Width / 2}));
    const auto points = register_module("point_embeddings", std::make_shared<torch::nn::Module>());
    for (int label = 0; label < 4; ++label)
        pointEmbeddings.push_back(embedding(*points, std::to_string(label)));
    notAPoint = embedding(*this, "not_a_point_embed");
    const auto masks = register_module("mask_downscaling", std::make_shared<torch::nn::Module>());
    mask0 = masks->register_module("0", Convolution(ConvolutionShape{1, 4, 2, 2}));
    mask1 = masks->register_module("1", PixelNorm(4));
    mask3 = masks->register_module("3", Convolution(ConvolutionShape{4, 16, 2, 2}));
    mask4 = masks->register_module("4", PixelNorm(16));
    mask6 = masks->register_module("6", Convolution(ConvolutionShape{16, sam2Width, 1}));
    noMaskEmbedding = embedding(*this, "no_mask_embed");
}

void PromptEncoderImpl::prepare()
{
    const torch::Tensor places =
        (torch::arange(sam2FeatureSize, torch::kFloat) + 0.5) / double(sam2FeatureSize);
    const torch::Tensor x = places.unsqueeze(0).expand({sam2FeatureSize, sam2FeatureSize});
    const torch::Tensor y = places.unsqueeze(1).expand({sam2FeatureSize, sam2FeatureSize});
    positions = encoded(torch::stack({x, y}, 2).flatten(0, 1));
}

// [.., 2] from 0 to 1 -> [.., 256]
torch::Tensor PromptEncoderImpl::encoded(const torch::Tensor &coords) const
{
    const torch::Tensor places = 2 * coords.to(gaussian.options()) - 1;
    const torch::Tensor angles = torch::matmul(places, gaussian) * (2 * std::numbers::pi);
    return torch::cat({angles.sin(), angles.cos()}, -1);
}

torch::Tensor PromptEncoderImpl::sparse(const PointPrompts &points)
{
    const int64_t items = points.coords.size(0);
    const torch::Tensor coords =
        torch::cat({points.coords + 0.5, torch::zeros({items, 1, 2}, points.coords.options())}, 1);
    const torch::Tensor labels =
        torch::cat({points.labels, torch::full({items, 1}, -1, points.labels.options())}, 1)
            .unsqueeze(2)
            .to(gaussian.device());
    torch::Tensor tokens = encoded(coords / double(sam2ImageSize));
    tokens = torch::where(labels == -1, notAPoint, tokens);
    for (std::size_t label = 0; label < pointEmbeddings.size(); ++label)
        tokens = torch::where(labels == int64_t(label), tokens + pointEmbeddings[label], tokens);
    return tokens;
}

torch::Tensor PromptEncoderImpl::dense(const torch::Tensor &masks)
{
    const torch::Tensor half = torch::gelu(mask1(mask0(masks)));
    return mask6(torch::gelu(mask4(mask3(half))));
}

torch::Tensor PromptEncoderImpl::noMask() const
{
    return noMaskEmbedding.view({1, sam2Width, 1, 1});
}

} // namespace filigree
