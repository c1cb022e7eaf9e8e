// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/layers/convolution.h"
#include "inference/models/sam2/hiera_block.h"
#include "inference/models/sam2/sam2_config.h"
#include "inference/models/sam2/trunk.h"

namespace filigree {

//! The trunk of SAM 2.1. Checkpoint: image_encoder.trunk.
class Hiera final : public Trunk
{
public:
    explicit Hiera(const HieraConfig &config);
    void prepare() override;
    std::vector<torch::Tensor> forward(const torch::Tensor &pixels,
                                       const std::stop_token &stop) override;

private:
    torch::Tensor pos_embed; // [1, C, background size, background size]
    torch::Tensor pos_embed_window; // [1, C, window, window]
    Convolution patch_embed;
    std::vector<HieraBlock> blocks;
    std::vector<std::size_t> stageEnds;
    torch::Tensor position; // [1, 256, 256, C]: both embeddings at the size of the map
};

} // namespace filigree
