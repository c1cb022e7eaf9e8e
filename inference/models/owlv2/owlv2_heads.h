// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/layers/token_linear.h"
#include "inference/models/owlv2/owlv2_grid.h"

namespace filigree {

//! What an image token is compared with a query by. Checkpoint: class_head.
class Owlv2ClassHeadImpl final : public torch::nn::Module
{
public:
    Owlv2ClassHeadImpl();
    //! tokens [T, 768] -> vectors of about unit length [T, 512].
    torch::Tensor embeddings(const torch::Tensor &tokens);
    //! tokens [T, 768] -> what is added to the cosine, and what it is multiplied by, [T, 1] each.
    std::pair<torch::Tensor, torch::Tensor> calibration(const torch::Tensor &tokens);

private:
    TokenLinear dense0, logit_shift, logit_scale;
};
TORCH_MODULE(Owlv2ClassHead);

//! Three linear layers: [T, 768] -> [T, out]. Checkpoint: box_head, objectness_head.
class Owlv2BoxHeadImpl final : public torch::nn::Module
{
public:
    explicit Owlv2BoxHeadImpl(int64_t out);
    torch::Tensor forward(const torch::Tensor &tokens);

private:
    TokenLinear dense0, dense1, dense2;
};
TORCH_MODULE(Owlv2BoxHead);

//! The vector divided by its length, as the reference does it.
torch::Tensor owlv2Unit(const torch::Tensor &vectors);

//! Where boxes are expected before anything is seen: logits [T, 4] of the lower right corner of
//! each cell, and of the cell's size.
torch::Tensor owlv2BoxBias(const Owlv2Grid &grid);

} // namespace filigree
