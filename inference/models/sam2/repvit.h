// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/sam2/repvit_block.h"
#include "inference/models/sam2/sam2_config.h"
#include "inference/models/sam2/trunk.h"

namespace filigree {

//! Halves the size and widens: [B, in, H, W] -> [B, out, H/2, W/2].
//! Checkpoint: stages_{s}.downsample.
class RepVitDownsampleImpl final : public torch::nn::Module
{
public:
    RepVitDownsampleImpl(int64_t in, int64_t out);
    void prepare();
    torch::Tensor forward(const torch::Tensor &x);

private:
    RepVitBlock pre_block;
    ConvNorm spatial_downsample, channel_downsample;
    ChannelMixer ffn;
};
TORCH_MODULE(RepVitDownsample);

//! The trunk of EdgeTAM. Checkpoint: image_encoder.trunk.body.
class RepVit final : public Trunk
{
public:
    explicit RepVit(const RepVitConfig &config);
    void prepare() override;
    std::vector<torch::Tensor> forward(const torch::Tensor &pixels,
                                       const std::stop_token &stop) override;

private:
    struct Stage
    {
        RepVitDownsample downsample{nullptr};
        std::vector<RepVitBlock> blocks;
    };
    ConvNorm stem1{nullptr}, stem2{nullptr};
    std::vector<Stage> stages;
};

} // namespace filigree
