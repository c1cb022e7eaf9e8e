// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/sam2/hiera.h"

#include <algorithm>

namespace filigree {

Hiera::Hiera(const HieraConfig &config)
    : pos_embed(register_parameter(
        "pos_embed",
        torch::empty({1, config.embed_dim, config.window_pos_embed_bkg_spatial_size,
                      config.window_pos_embed_bkg_spatial_size}),
        false))
    , pos_embed_window(register_parameter(
          "pos_embed_window",
          torch::empty({1, config.embed_dim, config.window_spec[0], config.window_spec[0]}), false))
    , patch_embed(nullptr)
{
    const auto embed = register_module("patch_embed", std::make_shared<torch::nn::Module>());
    patch_embed =
        embed->register_module("proj", Convolution(ConvolutionShape{3, config.embed_dim, 7, 4, 3}));
    const auto list = register_module("blocks", torch::nn::ModuleList());
    HieraBlockConfig block{config.embed_dim, config.embed_dim, config.num_heads, false, 0};
    for (std::size_t stage = 0; stage < config.stages.size(); ++stage) {
        for (int64_t i = 0; i < config.stages[stage]; ++i) {
            // The first block of a stage pools, in windows of the stage before.
            const bool changes = stage > 0 && i == 0;
            block.pools = changes;
            block.dim = block.dim_out;
            if (changes) {
                block.dim_out *= 2;
                block.num_heads *= 2;
            }
            const bool isGlobal =
                std::ranges::find(config.global_att_blocks, int64_t(blocks.size()))
                != config.global_att_blocks.end();
            block.window_size = isGlobal ? 0 : config.window_spec[changes ? stage - 1 : stage];
            blocks.push_back(HieraBlock(block));
            list->push_back(blocks.back());
        }
        stageEnds.push_back(blocks.size() - 1);
    }
}

void Hiera::prepare()
{
    namespace F = torch::nn::functional;
    const int64_t size = sam2ImageSize / 4;
    const torch::Tensor background = F::interpolate(pos_embed,
                                                    F::InterpolateFuncOptions()
                                                        .size(std::vector<int64_t>{size, size})
                                                        .mode(torch::kBicubic)
                                                        .align_corners(false));
    const int64_t times = size / pos_embed_window.size(2);
    position = (background + pos_embed_window.tile({1, 1, times, times}))
                   .permute({0, 2, 3, 1})
                   .contiguous();
    for (HieraBlock &block : blocks)
        block->prepare();
}

std::vector<torch::Tensor> Hiera::forward(const torch::Tensor &pixels, const std::stop_token &stop)
{
    torch::Tensor x = patch_embed(pixels).permute({0, 2, 3, 1}) + position;
    std::vector<torch::Tensor> outputs;
    for (std::size_t i = 0; i < blocks.size() && !stop.stop_requested(); ++i) {
        x = blocks[i](x);
        if (std::ranges::find(stageEnds, i) != stageEnds.end())
            outputs.push_back(x.permute({0, 3, 1, 2}));
    }
    return outputs;
}

} // namespace filigree
