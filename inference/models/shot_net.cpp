// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/shot_net.h"

#include "inference/models/processor.h"

namespace filigree {
namespace {

torch::Tensor doubled(const torch::Tensor &x)
{
    namespace F = torch::nn::functional;
    return F::interpolate(x,
                          F::InterpolateFuncOptions()
                              .size(std::vector<int64_t>{x.size(2) * 2, x.size(3) * 2})
                              .mode(torch::kBilinear)
                              .align_corners(false));
}

} // namespace

ShotConvImpl::ShotConvImpl(int64_t in, int64_t out, int64_t stride, int64_t dilation)
    : conv(register_module("conv",
                           torch::nn::Conv2d(torch::nn::Conv2dOptions(in, out, 3)
                                                 .stride(stride)
                                                 .padding(dilation)
                                                 .dilation(dilation)
                                                 .bias(false))))
    , bn(register_module("bn", torch::nn::BatchNorm2d(out)))
{
    torch::nn::init::kaiming_normal_(conv->weight, 0, torch::kFanIn, torch::kReLU);
}

torch::Tensor ShotConvImpl::bare(const torch::Tensor &x)
{
    // Products of 8 significant bits, sums of 24: twice the speed, and the network does not notice.
    // Processors that have no such products would take many times as long.
    const auto type = !x.is_cpu() || hasBfloat16Products() ? torch::kBFloat16 : torch::kFloat;
    const torch::Tensor y =
        torch::conv2d(x.to(type), conv->weight.to(type), {}, conv->options.stride(),
                      conv->options.dilation(), // padding
                      conv->options.dilation());
    return bn(y.to(torch::kFloat));
}

ShotBlockImpl::ShotBlockImpl(int64_t width, int64_t dilation)
    : first(register_module("first", ShotConv(width, width, 1, dilation)))
    , second(register_module("second", ShotConv(width, width, 1, dilation)))
{ }

torch::Tensor ShotBlockImpl::forward(const torch::Tensor &x)
{
    return torch::relu(x + second->bare(first(x)));
}

ShotNetImpl::ShotNetImpl(const ShotNetConfig &config)
    : stem(register_module("stem", ShotConv(config.in_channels, config.widths[0], 2)))
    , down1(register_module("down1", ShotConv(config.widths[0], config.widths[1], 2)))
    , down2(register_module("down2", ShotConv(config.widths[1], config.widths[2], 2)))
    , down3(register_module("down3", ShotConv(config.widths[2], config.widths[3], 2)))
    , block1(register_module("block1", ShotBlock(config.widths[1])))
    , block2(register_module("block2", ShotBlock(config.widths[2])))
    , block3(register_module("block3", ShotBlock(config.widths[3])))
    , wide3(register_module("wide3", ShotBlock(config.widths[3], 2)))
    , fuse2(register_module("fuse2", ShotBlock(config.widths[2])))
    , up2(register_module("up2", ShotConv(config.widths[3] + config.widths[2], config.widths[2])))
    , up1(register_module("up1", ShotConv(config.widths[2] + config.widths[1], config.widths[1])))
    , up0(register_module("up0", ShotConv(config.widths[1] + config.widths[0], config.widths[0])))
    , head(register_module(
          "head", torch::nn::Conv2d(torch::nn::Conv2dOptions(config.widths[0], 4, 3).padding(1))))
{ }

torch::Tensor ShotNetImpl::forward(const torch::Tensor &x)
{
    const torch::Tensor x0 = stem(x); // [B, w0, H/2, W/2]
    const torch::Tensor x1 = block1(down1(x0)); // [B, w1, H/4, W/4]
    const torch::Tensor x2 = block2(down2(x1)); // [B, w2, H/8, W/8]
    const torch::Tensor x3 = wide3(block3(down3(x2))); // [B, w3, H/16, W/16]
    const torch::Tensor y2 = fuse2(up2(torch::cat({doubled(x3), x2}, 1)));
    const torch::Tensor y1 = up1(torch::cat({doubled(y2), x1}, 1));
    const torch::Tensor y0 = up0(torch::cat({doubled(y1), x0}, 1));
    return torch::pixel_shuffle(head(y0), 2); // [B, 1, H, W]
}

} // namespace filigree
