// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/owlv2/owlv2_model.h"

#include "inference/models/checkpoint/checkpoint.h"

namespace filigree {

std::map<std::string, torch::Tensor>
withOwlv2Names(const std::map<std::string, torch::Tensor> &tensors)
{
    std::map<std::string, torch::Tensor> result = tensors;
    for (const char *name : {"owlv2.text_model.embeddings.position_ids",
                             "owlv2.vision_model.embeddings.position_ids", "box_bias"})
        result.erase(name);
    return result;
}

std::string owlv2ShapeText(std::span<const std::int64_t> sizes)
{
    return sizes.empty() ? std::string() : crossedShapeText(sizes);
}

Owlv2ModelImpl::Owlv2ModelImpl()
{
    const auto towers = register_module("owlv2", std::make_shared<torch::nn::Module>());
    towers->register_parameter("logit_scale", torch::empty({}), false);
    text_model = towers->register_module("text_model", Owlv2Text());
    vision_model = towers->register_module("vision_model", Owlv2Vision());
    visual_projection = towers->register_module(
        "visual_projection", TokenLinear(owlv2VisionWidth, owlv2TextWidth, false));
    text_projection = towers->register_module("text_projection",
                                              TokenLinear(owlv2TextWidth, owlv2TextWidth, false));
    class_head = register_module("class_head", Owlv2ClassHead());
    box_head = register_module("box_head", Owlv2BoxHead(4));
    objectness_head = register_module("objectness_head", Owlv2BoxHead(1));
    layer_norm = register_module("layer_norm", TokenNorm(owlv2VisionWidth));
    eval();
}

Result<> Owlv2ModelImpl::loadState(const std::map<std::string, torch::Tensor> &tensors)
{
    return filigree::loadState(*this, withOwlv2Names(tensors));
}

Owlv2Image Owlv2ModelImpl::encodeImage(const torch::Tensor &pixels, const Owlv2Grid &grid,
                                       const std::stop_token &stop, const LayerTap &tap,
                                       bool keepsFeatures)
{
    const torch::NoGradGuard noGrad;
    const torch::Tensor all = vision_model->forward(pixels.to(device()), grid, tap, stop)[0];
    const torch::Tensor tokens = layer_norm(all.slice(0, 1) * all.slice(0, 0, 1));
    Owlv2Image result;
    result.grid = grid;
    result.classEmbeds = class_head->embeddings(tokens);
    std::tie(result.shift, result.scale) = class_head->calibration(tokens);
    result.boxes = torch::sigmoid(box_head(tokens) + owlv2BoxBias(grid).to(tokens.device()));
    result.objectness = objectness_head(tokens).squeeze(1);
    if (keepsFeatures)
        result.features = tokens;
    return result;
}

torch::Tensor Owlv2ModelImpl::pooledText(const torch::Tensor &ids, const LayerTap &tap)
{
    const torch::NoGradGuard noGrad;
    return text_model->forward(ids.to(device()), tap);
}

torch::Tensor Owlv2ModelImpl::projectedText(const torch::Tensor &pooled)
{
    const torch::NoGradGuard noGrad;
    const torch::Tensor vectors = text_projection(pooled);
    return vectors / vectors.norm(2, -1, true);
}

torch::Tensor Owlv2ModelImpl::encodeText(const torch::Tensor &ids)
{
    return projectedText(pooledText(ids));
}

torch::Tensor Owlv2ModelImpl::logits(const Owlv2Image &image, const torch::Tensor &queries) const
{
    const torch::NoGradGuard noGrad;
    return (affine(image.classEmbeds, owlv2Unit(queries.to(device()))) + image.shift) * image.scale;
}

} // namespace filigree
