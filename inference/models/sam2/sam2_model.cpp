// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/sam2/sam2_model.h"

#include "inference/models/checkpoint/checkpoint.h"
#include "inference/models/layers/own_pages.h"
#include "inference/models/sam2/hiera.h"
#include "inference/models/sam2/position_encoding.h"
#include "inference/models/sam2/repvit.h"

namespace filigree {
namespace {

std::shared_ptr<Trunk> trunkOf(const Sam2Config &config)
{
    if (config.hiera)
        return std::make_shared<Hiera>(*config.hiera);
    return std::make_shared<RepVit>(config.repvit);
}

torch::Tensor tokensOf(const torch::Tensor &x)
{
    return x.permute({0, 2, 3, 1}).flatten(1, 2);
}

torch::Tensor mapOfTokens(const torch::Tensor &tokens)
{
    return tokens.unflatten(1, {sam2FeatureSize, sam2FeatureSize}).permute({0, 3, 1, 2});
}

} // namespace

Sam2ModelImpl::Sam2ModelImpl(const Sam2Config &given, Precision precision)
    : m_config(given)
    , m_precision(precision)
    , maskmem_tpos_enc(register_parameter(
          "maskmem_tpos_enc", torch::empty({sam2Memories, 1, 1, sam2MemoryWidth}), false))
    , no_mem_embed(register_parameter("no_mem_embed", torch::empty({1, 1, sam2Width}), false))
    , no_mem_pos_enc(register_parameter("no_mem_pos_enc", torch::empty({1, 1, sam2Width}), false))
    , no_obj_ptr(register_parameter("no_obj_ptr", torch::empty({1, sam2Width}), false))
{
    if (m_config.no_obj_embed_spatial)
        no_obj_embed_spatial =
            register_parameter("no_obj_embed_spatial", torch::empty({1, sam2MemoryWidth}), false);
    const auto encoder = register_module("image_encoder", std::make_shared<torch::nn::Module>());
    trunk = encoder->register_module("trunk", trunkOf(m_config));
    neck = encoder->register_module("neck", FpnNeck(m_config.trunkChannels()));
    mask_downsample = register_module("mask_downsample", Convolution(ConvolutionShape{1, 1, 4, 4}));
    memory_attention = register_module(
        "memory_attention",
        MemoryAttention(m_config.memory_attention_layers,
                        m_config.spatial_perceiver ? sam2FeatureSize / 4 : sam2FeatureSize));
    memory_encoder = register_module("memory_encoder", MemoryEncoder());
    sam_prompt_encoder = register_module("sam_prompt_encoder", PromptEncoder());
    sam_mask_decoder = register_module("sam_mask_decoder", MaskDecoder());
    obj_ptr_proj = register_module(
        "obj_ptr_proj", Mlp(sam2Width, sam2Width, sam2Width, 3, MlpImpl::Activation::Relu));
    if (m_config.add_tpos_enc_to_obj_ptrs)
        obj_ptr_tpos_proj =
            register_module("obj_ptr_tpos_proj", TokenLinear(sam2Width, sam2MemoryWidth));
    if (m_config.spatial_perceiver)
        spatial_perceiver = register_module("spatial_perceiver", Perceiver());
    eval();
}

Result<> Sam2ModelImpl::loadState(const std::map<std::string, torch::Tensor> &tensors)
{
    Result<> loaded = filigree::loadState(*this, tensors);
    if (loaded)
        prepare();
    return loaded;
}

void Sam2ModelImpl::prepare()
{
    const torch::NoGradGuard noGrad;
    {
        const PrecisionScope scope(m_precision);
        trunk->prepare();
        memory_attention->prepare();
    }
    sam_prompt_encoder->prepare();
    sam_mask_decoder->prepare();
    noMemory = no_mem_embed.view({1, sam2Width, 1, 1});
    imagePositions = sinePositions(sam2Width, sam2FeatureSize).to(device());
    spatialPositions = sinePositions(sam2MemoryWidth, sam2FeatureSize).to(device());
    tokenPositions = m_config.spatial_perceiver ? PerceiverImpl::latentPositions().to(device())
                                                : spatialPositions;
    // The fine levels go through two 1x1 convolutions with nothing between them: one will do, and
    // the map of 256 channels at a quarter of the size is never made.
    for (std::size_t level = 0; level < 2; ++level) {
        const Convolution &first = neck->lateral(level);
        const Convolution &second =
            level == 0 ? sam_mask_decoder->conv_s0 : sam_mask_decoder->conv_s1;
        const torch::Tensor after = second->weight.flatten(1).to(torch::kDouble);
        highResWeights[level] = torch::mm(after, first->weight.flatten(1).to(torch::kDouble))
                                    .to(second->weight.scalar_type())
                                    .unsqueeze(2)
                                    .unsqueeze(3);
        highResBiases[level] =
            (torch::mv(after, first->bias.to(torch::kDouble)) + second->bias.to(torch::kDouble))
                .to(second->weight.scalar_type());
    }
}

torch::Tensor Sam2ModelImpl::exact(const torch::Tensor &x) const
{
    return x.to(no_mem_embed.scalar_type());
}

ImageFeatures Sam2ModelImpl::encodeImage(const torch::Tensor &pixels, bool keepsStages,
                                         const std::stop_token &stop)
{
    const torch::NoGradGuard noGrad;
    // RepViT is all convolutions, of which bfloat16 saves less than converting to it costs, and
    // whose roundings add up.
    const PrecisionScope scope(m_config.hiera ? m_precision : Precision::Float32);
    const QueriesAtOnce queries(m_queriesAtOnce);
    std::vector<torch::Tensor> stages = trunk->forward(pixels.to(device()), stop);
    ImageFeatures result;
    if (stop.stop_requested())
        return result;
    const auto kept = [&](const torch::Tensor &x) { return inOwnPages(exact(x)); };
    const auto fine = [&](std::size_t level) {
        return kept(convolve(stages[level], highResWeights[level], highResBiases[level],
                             ConvolutionShape{}));
    };
    result.highRes0 = fine(0);
    result.highRes1 = fine(1);
    result.low = kept(neck->forward(stages[2], stages[3]));
    if (keepsStages)
        result.stages = std::move(stages);
    return result;
}

torch::Tensor Sam2ModelImpl::beforeMemory(const torch::Tensor &low)
{
    const torch::NoGradGuard noGrad;
    const PrecisionScope scope(m_precision);
    const QueriesAtOnce queries(m_queriesAtOnce);
    return exact(memory_attention->begin(tokensOf(low), imagePositions));
}

torch::Tensor Sam2ModelImpl::withMemory(const torch::Tensor &before, const MemoryTokens &memory)
{
    const torch::NoGradGuard noGrad;
    const PrecisionScope scope(m_precision);
    const QueriesAtOnce queries(m_queriesAtOnce);
    return exact(mapOfTokens(memory_attention->forward(before, memory)));
}

DecodedMasks Sam2ModelImpl::decode(const torch::Tensor &image, const ImageFeatures &features,
                                   const Sam2Prompt &prompt)
{
    const torch::NoGradGuard noGrad;
    const torch::Tensor sparse = prompt.points
        ? sam_prompt_encoder->sparse(*prompt.points)
        : torch::empty({image.size(0), 0, sam2Width}, image.options());
    const torch::Tensor dense = prompt.mask.defined()
        ? sam_prompt_encoder->dense(prompt.mask.to(device()))
        : sam_prompt_encoder->noMask();
    return sam_mask_decoder->forward(image + dense, sam_prompt_encoder->densePositions(), sparse,
                                     features);
}

torch::Tensor Sam2ModelImpl::objectPointer(const torch::Tensor &token, bool isThere)
{
    const torch::NoGradGuard noGrad;
    return isThere ? obj_ptr_proj(token) : no_obj_ptr.clone();
}

torch::Tensor Sam2ModelImpl::encodeMemory(const torch::Tensor &low, const torch::Tensor &mask,
                                          bool isThere)
{
    const torch::NoGradGuard noGrad;
    const PrecisionScope scope(m_precision);
    const QueriesAtOnce queries(m_queriesAtOnce);
    constexpr double scale = 20;
    constexpr double bias = -10;
    torch::Tensor tokens = tokensOf(memory_encoder->forward(low, mask * scale + bias));
    if (no_obj_embed_spatial.defined() && !isThere)
        tokens = tokens + no_obj_embed_spatial;
    if (spatial_perceiver)
        tokens = spatial_perceiver->forward(tokens, spatialPositions);
    return exact(tokens);
}

torch::Tensor Sam2ModelImpl::memoryPositions(int64_t place) const
{
    return tokenPositions + maskmem_tpos_enc[sam2Memories - 1 - place].view({1, sam2MemoryWidth});
}

torch::Tensor Sam2ModelImpl::pointerPositions(const torch::Tensor &distances)
{
    const torch::NoGradGuard noGrad;
    if (!obj_ptr_tpos_proj)
        return torch::zeros({distances.size(0), sam2MemoryWidth}, no_mem_embed.options());
    return obj_ptr_tpos_proj(sineOfNumbers(distances, sam2Width));
}

} // namespace filigree
