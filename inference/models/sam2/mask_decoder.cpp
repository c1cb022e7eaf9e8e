// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/sam2/mask_decoder.h"

#include "inference/models/sam2/sam2_config.h"

namespace filigree {
namespace {

constexpr int64_t candidates = 4;
constexpr double stabilityDelta = 0.05;
constexpr double stabilityThreshold = 0.98;

torch::Tensor embedding(torch::nn::Module &parent, const std::string &name, int64_t count)
{
    const auto module = parent.register_module(name, std::make_shared<torch::nn::Module>());
    return module->register_parameter("weight", torch::empty({count, sam2Width}), false);
}

torch::Tensor asTokens(const torch::Tensor &x)
{
    return x.permute({0, 2, 3, 1});
}

} // namespace

MaskDecoderImpl::Upscaling MaskDecoderImpl::upscaling(torch::nn::Module &parent,
                                                      const std::string &name, int64_t in,
                                                      int64_t out)
{
    const auto module = parent.register_module(name, std::make_shared<torch::nn::Module>());
    Upscaling result;
    result.weight = module->register_parameter("weight", torch::empty({in, out, 2, 2}), false);
    result.bias = module->register_parameter("bias", torch::empty({out}), false);
    return result;
}

void MaskDecoderImpl::Upscaling::prepare()
{
    asLinear = weight.permute({2, 3, 1, 0}).reshape({-1, weight.size(0)}).contiguous();
    biases = bias.repeat({4});
}

torch::Tensor MaskDecoderImpl::Upscaling::operator()(const torch::Tensor &x) const
{
    const torch::Tensor parts = affine(x, asLinear, biases); // [B, H, W, 2 * 2 * out]
    return parts.view({x.size(0), x.size(1), x.size(2), 2, 2, -1})
        .transpose(2, 3)
        .reshape({x.size(0), 2 * x.size(1), 2 * x.size(2), -1});
}

MaskDecoderImpl::MaskDecoderImpl()
    : transformer(register_module("transformer", TwoWayTransformer()))
    , iou_token(embedding(*this, "iou_token", 1))
    , mask_tokens(embedding(*this, "mask_tokens", candidates))
    , obj_score_token(embedding(*this, "obj_score_token", 1))
{
    const auto up = register_module("output_upscaling", std::make_shared<torch::nn::Module>());
    upscale0 = upscaling(*up, "0", sam2Width, sam2Width / 4);
    upscaleNorm = up->register_module("1", PixelNorm(sam2Width / 4));
    upscale3 = upscaling(*up, "3", sam2Width / 4, sam2Width / 8);
    conv_s0 =
        register_module("conv_s0", Convolution(ConvolutionShape{sam2Width, sam2Width / 8, 1}));
    conv_s1 =
        register_module("conv_s1", Convolution(ConvolutionShape{sam2Width, sam2Width / 4, 1}));
    const auto list = register_module("output_hypernetworks_mlps", torch::nn::ModuleList());
    for (int64_t i = 0; i < candidates; ++i) {
        output_hypernetworks_mlps.push_back(
            Mlp(sam2Width, sam2Width, sam2Width / 8, 3, MlpImpl::Activation::Relu));
        list->push_back(output_hypernetworks_mlps.back());
    }
    iou_prediction_head = register_module(
        "iou_prediction_head", Mlp(sam2Width, sam2Width, candidates, 3, MlpImpl::Activation::Relu));
    pred_obj_score_head = register_module(
        "pred_obj_score_head", Mlp(sam2Width, sam2Width, 1, 3, MlpImpl::Activation::Relu));
}

void MaskDecoderImpl::prepare()
{
    upscale0.prepare();
    upscale3.prepare();
}

DecodedMasks MaskDecoderImpl::forward(const torch::Tensor &image,
                                      const torch::Tensor &imagePositions,
                                      const torch::Tensor &prompts, const ImageFeatures &features)
{
    const int64_t items = image.size(0);
    const torch::Tensor own = torch::cat({obj_score_token, iou_token, mask_tokens});
    const torch::Tensor tokens = torch::cat({own.unsqueeze(0).expand({items, -1, -1}), prompts}, 1);
    const TwoWayTokens seen =
        transformer->forward(tokens, asTokens(image).flatten(1, 2), imagePositions);
    const torch::Tensor &out = seen.queries;

    DecodedMasks result;
    result.prompts = prompts;
    result.objectScore = pred_obj_score_head(out.select(1, 0));
    result.ious = torch::sigmoid(iou_prediction_head(out.select(1, 1)));
    result.tokens = out.slice(1, 2, 2 + candidates);

    torch::Tensor x = seen.keys.view({items, image.size(2), image.size(3), sam2Width});
    x = upscale0(x) + asTokens(features.highRes1);
    x = torch::gelu(asTokens(upscaleNorm(x.permute({0, 3, 1, 2}))));
    x = torch::gelu(upscale3(x) + asTokens(features.highRes0)); // [B, 256, 256, 32]
    std::vector<torch::Tensor> weights;
    for (int64_t i = 0; i < candidates; ++i)
        weights.push_back(output_hypernetworks_mlps[std::size_t(i)](result.tokens.select(1, i)));
    const torch::Tensor factors = torch::stack(weights, 1); // [B, 4, 32]
    std::vector<torch::Tensor> masks;
    for (int64_t item = 0; item < items; ++item)
        masks.push_back(affine(x[item], factors[item]).permute({2, 0, 1}));
    result.masks = torch::stack(masks).contiguous();
    return result;
}

torch::Tensor MaskDecoderImpl::stability(const torch::Tensor &masks)
{
    const torch::Tensor flat = masks.flatten(1);
    const torch::Tensor inner = (flat > stabilityDelta).sum(1).to(torch::kFloat);
    const torch::Tensor outer = (flat > -stabilityDelta).sum(1).to(torch::kFloat);
    return torch::where(outer > 0, inner / outer, torch::ones_like(inner));
}

torch::Tensor MaskDecoderImpl::singleIndex(const DecodedMasks &decoded)
{
    const torch::Tensor isStable = stability(decoded.masks.select(1, 0)) >= stabilityThreshold;
    const torch::Tensor best = decoded.ious.slice(1, 1).argmax(1) + 1;
    return torch::where(isStable, torch::zeros_like(best), best);
}

} // namespace filigree
