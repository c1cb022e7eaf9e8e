// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <torch/nn.h>

#include <array>

namespace filigree {

struct ShotNetConfig
{
    int64_t in_channels = 5;
    std::array<int64_t, 4> widths{24, 48, 80, 112}; //!< At 1/2, 1/4, 1/8 and 1/16 of the input.
};

//! 3x3 convolution, batch norm, ReLU: [B, in, H, W] -> [B, out, H/stride, W/stride].
class ShotConvImpl final : public torch::nn::Module
{
public:
    ShotConvImpl(int64_t in, int64_t out, int64_t stride = 1, int64_t dilation = 1);
    torch::Tensor forward(const torch::Tensor &x) { return torch::relu(bare(x)); }
    torch::Tensor bare(const torch::Tensor &x); //!< Without the ReLU.

private:
    torch::nn::Conv2d conv;
    torch::nn::BatchNorm2d bn;
};
TORCH_MODULE(ShotConv);

//! Two convolutions with a shortcut: [B, C, H, W] -> the same.
class ShotBlockImpl final : public torch::nn::Module
{
public:
    explicit ShotBlockImpl(int64_t width, int64_t dilation = 1);
    torch::Tensor forward(const torch::Tensor &x);

private:
    ShotConv first, second;
};
TORCH_MODULE(ShotBlock);

//! The network that learns one object of one shot: an encoder and decoder with skip connections,
//! small enough to be trained from nothing in seconds.
//! [B, in_channels, H, W] -> mask logits [B, 1, H, W]; H and W multiples of 16.
class ShotNetImpl final : public torch::nn::Module
{
public:
    explicit ShotNetImpl(const ShotNetConfig &config = {});
    torch::Tensor forward(const torch::Tensor &x);

private:
    ShotConv stem, down1, down2, down3;
    ShotBlock block1, block2, block3, wide3, fuse2;
    ShotConv up2, up1, up0;
    torch::nn::Conv2d head;
};
TORCH_MODULE(ShotNet);

} // namespace filigree
