// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/sam2/memory_encoder.h"

#include "inference/models/sam2/sam2_config.h"

namespace filigree {

MaskDownSamplerImpl::MaskDownSamplerImpl()
{
    constexpr int64_t halvings = 4;
    const auto encoder = register_module("encoder", std::make_shared<torch::nn::Module>());
    int64_t channels = 1;
    int64_t index = 0;
    for (int64_t i = 0; i < halvings; ++i, channels *= 4, index += 3) { // activations count too
        convolutions.push_back(encoder->register_module(
            std::to_string(index), Convolution(ConvolutionShape{channels, 4 * channels, 3, 2, 1})));
        norms.push_back(
            encoder->register_module(std::to_string(index + 1), PixelNorm(4 * channels)));
    }
    convolutions.push_back(encoder->register_module(
        std::to_string(index), Convolution(ConvolutionShape{channels, sam2Width, 1})));
}

torch::Tensor MaskDownSamplerImpl::forward(torch::Tensor x)
{
    for (std::size_t i = 0; i < norms.size(); ++i)
        x = torch::gelu(norms[i](convolutions[i](x)));
    return convolutions.back()(x);
}

CXBlockImpl::CXBlockImpl(int64_t channels)
    : gamma(register_parameter("gamma", torch::empty({channels}), false))
    , dwconv(register_module("dwconv",
                             Convolution(ConvolutionShape{channels, channels, 7, 1, 3, channels})))
    , norm(register_module("norm", PixelNorm(channels)))
    , pwconv1(register_module("pwconv1", TokenLinear(channels, 4 * channels)))
    , pwconv2(register_module("pwconv2", TokenLinear(4 * channels, channels)))
{ }

torch::Tensor CXBlockImpl::forward(const torch::Tensor &x)
{
    const torch::Tensor tokens = norm(dwconv(x)).permute({0, 2, 3, 1});
    return x + (gamma * pwconv2(torch::gelu(pwconv1(tokens)))).permute({0, 3, 1, 2});
}

MemoryEncoderImpl::MemoryEncoderImpl()
    : mask_downsampler(register_module("mask_downsampler", MaskDownSampler()))
    , pix_feat_proj(
          register_module("pix_feat_proj", Convolution(ConvolutionShape{sam2Width, sam2Width, 1})))
{
    const auto module = register_module("fuser", std::make_shared<torch::nn::Module>());
    const auto list = module->register_module("layers", torch::nn::ModuleList());
    for (int i = 0; i < 2; ++i) {
        fuser.push_back(CXBlock(sam2Width));
        list->push_back(fuser.back());
    }
    out_proj =
        register_module("out_proj", Convolution(ConvolutionShape{sam2Width, sam2MemoryWidth, 1}));
}

torch::Tensor MemoryEncoderImpl::forward(const torch::Tensor &features, const torch::Tensor &masks)
{
    torch::Tensor x = pix_feat_proj(features) + mask_downsampler(masks);
    for (CXBlock &block : fuser)
        x = block(x);
    return out_proj(x);
}

} // namespace filigree
