// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/sam2/repvit_block.h"

#include "inference/models/layers/folded_convolution.h"

namespace filigree {
namespace {

ConvolutionShape plain(int64_t in, int64_t out, int64_t kernel, int64_t groups = 1)
{
    return {in, out, kernel, 1, kernel / 2, groups, true};
}

ConvolutionShape withoutBias(ConvolutionShape shape)
{
    shape.hasBias = false; // the batch norm has one
    return shape;
}

// A quarter of the channels, rounded to whole vectors of 8 but never much down.
int64_t squeezed(int64_t channels)
{
    const int64_t quarter = channels / 4;
    const int64_t nearest = std::max<int64_t>(8, (quarter + 4) / 8 * 8);
    return nearest * 10 < quarter * 9 ? nearest + 8 : nearest;
}

} // namespace

ConvNormImpl::ConvNormImpl(ConvolutionShape given)
    : shape(given)
    , c(register_module("c", Convolution(withoutBias(given))))
    , bn(register_module("bn", torch::nn::BatchNorm2d(given.out)))
{ }

void ConvNormImpl::prepare()
{
    const FoldedConvolution both = folded(*c, *bn);
    fusedWeight = both.weight;
    fusedBias = both.bias;
}

ChannelMixerImpl::ChannelMixerImpl(int64_t channels)
    : conv1(register_module("conv1", ConvNorm(plain(channels, 2 * channels, 1))))
    , conv2(register_module("conv2", ConvNorm(plain(2 * channels, channels, 1))))
{ }

void ChannelMixerImpl::prepare()
{
    conv1->prepare();
    conv2->prepare();
}

torch::Tensor ChannelMixerImpl::forward(const torch::Tensor &x)
{
    torch::Tensor y = conv1(x);
    return conv2(torch::gelu_(y));
}

TokenMixerImpl::TokenMixerImpl(int64_t channels)
    : conv(register_module("conv", ConvNorm(plain(channels, channels, 3, channels))))
    , conv1(register_module("conv1", ConvNorm(plain(channels, channels, 1, channels))))
{ }

void TokenMixerImpl::prepare()
{
    conv->prepare();
    conv1->prepare();
    weight = conv->fusedWeight.clone(); // [C, 1, 3, 3]
    weight.select(2, 1).select(2, 1).add_(conv1->fusedWeight.flatten(1)).add_(1.0);
    bias = conv->fusedBias + conv1->fusedBias;
}

torch::Tensor TokenMixerImpl::forward(const torch::Tensor &x)
{
    return convolve(x, weight, bias, conv->shape);
}

SqueezeExciteImpl::SqueezeExciteImpl(int64_t channels)
    : fc1(register_module("fc1", Convolution(plain(channels, squeezed(channels), 1))))
    , fc2(register_module("fc2", Convolution(plain(squeezed(channels), channels, 1))))
{ }

torch::Tensor SqueezeExciteImpl::forward(const torch::Tensor &x)
{
    const torch::Tensor mean = x.mean({2, 3}, true);
    return x * torch::sigmoid(fc2(torch::relu(fc1(mean))));
}

RepVitBlockImpl::RepVitBlockImpl(int64_t channels, bool hasSqueeze)
    : token_mixer(register_module("token_mixer", TokenMixer(channels)))
{
    if (hasSqueeze)
        se = register_module("se", SqueezeExcite(channels));
    channel_mixer = register_module("channel_mixer", ChannelMixer(channels));
}

void RepVitBlockImpl::prepare()
{
    token_mixer->prepare();
    channel_mixer->prepare();
}

torch::Tensor RepVitBlockImpl::forward(const torch::Tensor &x)
{
    torch::Tensor y = token_mixer(x);
    if (se)
        y = se(y);
    return channel_mixer(y).add_(y);
}

} // namespace filigree
