// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/layers/convolution.h"
#include "inference/models/layers/folded_convolution.h"
#include "inference/models/mematte/probe.h"

namespace filigree {

//! 3x3 convolution, batch norm, ReLU: [1, joinedChannels(in), H, W] -> [1, out, H/stride,
//! W/stride], channels-last; the official Basic_Conv3x3.
class MatteConvImpl final : public torch::nn::Module
{
public:
    MatteConvImpl(int64_t in, int64_t out, int64_t stride);
    void prepare();
    torch::Tensor forward(const torch::Tensor &x);

private:
    Convolution conv;
    torch::nn::BatchNorm2d bn;
    FoldedConvolution both;
};
TORCH_MODULE(MatteConv);

//! Pixels of a tile that lie around what is wanted of it.
struct TileMargins
{
    int64_t top = 0, left = 0, bottom = 0, right = 0;
};

//! Fine alpha from coarse features and the picture itself; the official Detail_Capture.
//! Checkpoint: decoder.
class DetailCaptureImpl final : public torch::nn::Module
{
public:
    explicit DetailCaptureImpl(int64_t channels);
    void prepare();
    //! Features [1, C, H/16, W/16] and picture with trimap [1, 4, H, W] -> alpha [1, 1, h, w]
    //! without the margins. Of these the finer maps keep less and less, unless there is a probe.
    torch::Tensor forward(torch::Tensor features, const torch::Tensor &pixels, const Probe &probe,
                          const TileMargins &margins = {});

private:
    std::vector<MatteConv> convstream; // to 1/2, 1/4 and 1/8
    std::vector<MatteConv> fusion_blks; // at 1/8, 1/4, 1/2 and 1/1
    Convolution head{nullptr}, last{nullptr}; // matting_head.matting_convs.0 and .3
    torch::nn::BatchNorm2d headNorm{nullptr}; // .1
    FoldedConvolution headFolded;
};
TORCH_MODULE(DetailCapture);

} // namespace filigree
