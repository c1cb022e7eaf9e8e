// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/layers/norm.h"
#include "inference/models/layers/token_linear.h"

namespace filigree {

//! One round of latents looking at tokens. Checkpoint: spatial_perceiver.layers.{i}.
class PerceiverLayerImpl final : public torch::nn::Module
{
public:
    PerceiverLayerImpl();
    //! latents [B, L, 64], tokens [B, N, 64]; positions [N, 64] are added to keys and values, or
    //! undefined.
    torch::Tensor forward(const torch::Tensor &latents, const torch::Tensor &tokens,
                          const torch::Tensor &positions);

private:
    //! Checkpoint: ff, self_ff.
    struct FeedForward
    {
        TokenNorm norm{nullptr};
        TokenLinear first{nullptr}, second{nullptr};
        torch::Tensor operator()(const torch::Tensor &x);
    };
    FeedForward feedForward(const std::string &name);
    torch::Tensor lookedAt(const torch::Tensor &latents, const torch::Tensor &tokens,
                           const torch::Tensor &positions);
    torch::Tensor compared(const torch::Tensor &latents);

    TokenNorm norm_x{nullptr}, norm_latents{nullptr}, selfNorm{nullptr};
    TokenLinear to_q{nullptr}, to_kv{nullptr}, to_out{nullptr};
    TokenLinear selfQ{nullptr}, selfKv{nullptr}, selfOut{nullptr};
    FeedForward ff, selfFf;
};
TORCH_MODULE(PerceiverLayer);

//! Reduces a memory to 512 latents: 256 of the whole map, then one for each 4 x 4 places.
//! Checkpoint: spatial_perceiver.
class PerceiverImpl final : public torch::nn::Module
{
public:
    PerceiverImpl();
    //! [B, 4096, 64] and the positions [4096, 64] -> [B, 512, 64].
    torch::Tensor forward(const torch::Tensor &memory, const torch::Tensor &positions);
    //! Positions of the latents, [512, 64]: none for those of the whole map.
    static torch::Tensor latentPositions();

private:
    torch::Tensor latents, latents_2d; // [256, 64] each
    std::vector<PerceiverLayer> layers;
    TokenNorm norm{nullptr};
};
TORCH_MODULE(Perceiver);

} // namespace filigree
