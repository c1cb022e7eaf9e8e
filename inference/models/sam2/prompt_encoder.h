// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/layers/convolution.h"
#include "inference/models/layers/norm.h"

namespace filigree {

//! Points in pixels of the network's input. Labels: 1 inside, 0 outside, 2 and 3 the corners of a
//! box, -1 not a point.
struct PointPrompts
{
    torch::Tensor coords; //!< [B, P, 2]: x, y.
    torch::Tensor labels; //!< [B, P], int64.
};

//! Points, boxes and masks as tokens and features. Checkpoint: sam_prompt_encoder.
class PromptEncoderImpl final : public torch::nn::Module
{
public:
    PromptEncoderImpl();
    void prepare();
    //! [B, P + 1, 256]: a padding point follows.
    torch::Tensor sparse(const PointPrompts &points);
    //! Mask logits [B, 1, 256, 256] -> [B, 256, 64, 64].
    torch::Tensor dense(const torch::Tensor &masks);
    torch::Tensor noMask() const; //!< [1, 256, 1, 1]
    const torch::Tensor &densePositions() const { return positions; } //!< [4096, 256]

private:
    torch::Tensor encoded(const torch::Tensor &coords) const;

    torch::Tensor gaussian; // [2, 128]
    std::vector<torch::Tensor> pointEmbeddings; // by label, [1, 256]
    torch::Tensor notAPoint, noMaskEmbedding; // [1, 256]
    Convolution mask0{nullptr}, mask3{nullptr}, mask6{nullptr};
    PixelNorm mask1{nullptr}, mask4{nullptr};
    torch::Tensor positions;
};
TORCH_MODULE(PromptEncoder);

} // namespace filigree
