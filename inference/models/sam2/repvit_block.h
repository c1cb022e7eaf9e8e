// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/layers/convolution.h"

namespace filigree {

//! A convolution and the batch norm after it, which is one convolution when both are loaded.
//! Checkpoint: c, bn.
class ConvNormImpl final : public torch::nn::Module
{
public:
    explicit ConvNormImpl(ConvolutionShape shape);
    void prepare();
    torch::Tensor forward(const torch::Tensor &x)
    {
        return convolve(x, fusedWeight, fusedBias, shape);
    }

    ConvolutionShape shape;
    torch::Tensor fusedWeight, fusedBias; //!< After prepare().

private:
    Convolution c;
    torch::nn::BatchNorm2d bn;
};
TORCH_MODULE(ConvNorm);

//! Two 1x1 convolutions: [B, C, H, W] -> the same, to be added. Checkpoint: conv1, conv2.
class ChannelMixerImpl final : public torch::nn::Module
{
public:
    explicit ChannelMixerImpl(int64_t channels);
    void prepare();
    torch::Tensor forward(const torch::Tensor &x);

private:
    ConvNorm conv1, conv2;
};
TORCH_MODULE(ChannelMixer);

//! Depthwise 3x3, depthwise 1x1 and identity, which are one depthwise convolution when loaded.
//! Checkpoint: conv, conv1.
class TokenMixerImpl final : public torch::nn::Module
{
public:
    explicit TokenMixerImpl(int64_t channels);
    void prepare();
    torch::Tensor forward(const torch::Tensor &x);

private:
    ConvNorm conv, conv1;
    torch::Tensor weight, bias;
};
TORCH_MODULE(TokenMixer);

//! Weighs channels by what the whole picture shows. Checkpoint: fc1, fc2.
class SqueezeExciteImpl final : public torch::nn::Module
{
public:
    explicit SqueezeExciteImpl(int64_t channels);
    torch::Tensor forward(const torch::Tensor &x);

private:
    Convolution fc1, fc2;
};
TORCH_MODULE(SqueezeExcite);

//! One block of RepViT: [B, C, H, W] -> the same.
//! Checkpoint: stages_{s}.blocks.{i}, stages_{s}.downsample.pre_block.
class RepVitBlockImpl final : public torch::nn::Module
{
public:
    RepVitBlockImpl(int64_t channels, bool hasSqueeze);
    void prepare();
    torch::Tensor forward(const torch::Tensor &x);

private:
    TokenMixer token_mixer;
    SqueezeExcite se{nullptr};
    ChannelMixer channel_mixer{nullptr};
};
TORCH_MODULE(RepVitBlock);

} // namespace filigree
