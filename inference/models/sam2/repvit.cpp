// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/sam2/repvit.h"

namespace filigree {

RepVitDownsampleImpl::RepVitDownsampleImpl(int64_t in, int64_t out)
    : pre_block(register_module("pre_block", RepVitBlock(in, false)))
    , spatial_downsample(
          register_module("spatial_downsample", ConvNorm(ConvolutionShape{in, in, 3, 2, 1, in})))
    , channel_downsample(
          register_module("channel_downsample", ConvNorm(ConvolutionShape{in, out, 1})))
    , ffn(register_module("ffn", ChannelMixer(out)))
{ }

void RepVitDownsampleImpl::prepare()
{
    pre_block->prepare();
    spatial_downsample->prepare();
    channel_downsample->prepare();
    ffn->prepare();
}

torch::Tensor RepVitDownsampleImpl::forward(const torch::Tensor &x)
{
    const torch::Tensor y = channel_downsample(spatial_downsample(pre_block(x)));
    return ffn(y).add_(y);
}

RepVit::RepVit(const RepVitConfig &config)
{
    const auto body = register_module("body", std::make_shared<torch::nn::Module>());
    const auto stem = body->register_module("stem", std::make_shared<torch::nn::Module>());
    const int64_t first = config.embed_dims[0];
    stem1 = stem->register_module("conv1", ConvNorm(ConvolutionShape{3, first / 2, 3, 2, 1}));
    stem2 = stem->register_module("conv2", ConvNorm(ConvolutionShape{first / 2, first, 3, 2, 1}));
    for (std::size_t s = 0; s < config.embed_dims.size(); ++s) {
        const auto module = body->register_module("stages_" + std::to_string(s),
                                                  std::make_shared<torch::nn::Module>());
        Stage stage;
        if (s > 0)
            stage.downsample = module->register_module(
                "downsample", RepVitDownsample(config.embed_dims[s - 1], config.embed_dims[s]));
        const auto list = module->register_module("blocks", torch::nn::ModuleList());
        for (int64_t i = 0; i < config.depths[s]; ++i) {
            stage.blocks.push_back(RepVitBlock(config.embed_dims[s], i % 2 == 0));
            list->push_back(stage.blocks.back());
        }
        stages.push_back(std::move(stage));
    }
}

void RepVit::prepare()
{
    stem1->prepare();
    stem2->prepare();
    for (Stage &stage : stages) {
        if (stage.downsample)
            stage.downsample->prepare();
        for (RepVitBlock &block : stage.blocks)
            block->prepare();
    }
}

std::vector<torch::Tensor> RepVit::forward(const torch::Tensor &pixels, const std::stop_token &stop)
{
    torch::Tensor x = stem2(torch::gelu(stem1(pixels)));
    std::vector<torch::Tensor> outputs;
    for (Stage &stage : stages) {
        if (stage.downsample)
            x = stage.downsample(x);
        for (RepVitBlock &block : stage.blocks) {
            if (stop.stop_requested())
                return outputs;
            x = block(x);
        }
        outputs.push_back(x);
    }
    return outputs;
}

} // namespace filigree
