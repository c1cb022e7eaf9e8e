// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/layers/convolution.h"
#include "inference/models/layers/norm.h"
#include "inference/models/layers/token_linear.h"

namespace filigree {

//! Masks to features: [B, 1, 1024, 1024] -> [B, 256, 64, 64].
//! Checkpoint: memory_encoder.mask_downsampler.
class MaskDownSamplerImpl final : public torch::nn::Module
{
public:
    MaskDownSamplerImpl();
    torch::Tensor forward(torch::Tensor masks);

private:
    std::vector<Convolution> convolutions; // four that halve the size, and one 1x1
    std::vector<PixelNorm> norms;
};
TORCH_MODULE(MaskDownSampler);

//! A ConvNeXt block: [B, C, H, W] -> the same. Checkpoint: memory_encoder.fuser.layers.{i}.
class CXBlockImpl final : public torch::nn::Module
{
public:
    explicit CXBlockImpl(int64_t channels);
    torch::Tensor forward(const torch::Tensor &x);

private:
    torch::Tensor gamma;
    Convolution dwconv;
    PixelNorm norm;
    TokenLinear pwconv1, pwconv2;
};
TORCH_MODULE(CXBlock);

//! Turns a frame and the mask on it into a memory. Checkpoint: memory_encoder.
class MemoryEncoderImpl final : public torch::nn::Module
{
public:
    MemoryEncoderImpl();
    //! Features [B, 256, 64, 64] and masks [B, 1, 1024, 1024] from -10 to 10 -> [B, 64, 64, 64].
    torch::Tensor forward(const torch::Tensor &features, const torch::Tensor &masks);

private:
    MaskDownSampler mask_downsampler;
    Convolution pix_feat_proj;
    std::vector<CXBlock> fuser;
    Convolution out_proj{nullptr};
};
TORCH_MODULE(MemoryEncoder);

} // namespace filigree
