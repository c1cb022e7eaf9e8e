// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace filigree {

//! Hiera as a trunk; names as in the official configs.
struct HieraConfig
{
    int64_t embed_dim = 96;
    int64_t num_heads = 1;
    std::array<int64_t, 4> stages{2, 3, 16, 3};
    std::vector<int64_t> global_att_blocks{12, 16, 20};
    int64_t window_pos_embed_bkg_spatial_size = 14; //!< Both ways.
    std::array<int64_t, 4> window_spec{8, 4, 14, 7};
};

//! RepViT-M1 as a trunk.
struct RepVitConfig
{
    std::array<int64_t, 4> embed_dims{48, 96, 192, 384};
    std::array<int64_t, 4> depths{2, 2, 14, 2};
};

//! One network of the SAM 2 family. What all of them share is a constant of the modules.
struct Sam2Config
{
    std::string name; //!< As the official files are named: "sam2.1_hiera_tiny".
    std::optional<HieraConfig> hiera; //!< Without it the trunk is RepViT.
    RepVitConfig repvit;
    int64_t memory_attention_layers = 4;
    bool no_obj_embed_spatial = true;
    //! Object pointers carry a signed encoding of how far away their frame is.
    bool add_tpos_enc_to_obj_ptrs = true;
    //! Memories are reduced to 512 latents each (EdgeTAM).
    bool spatial_perceiver = false;
    //! A corrected frame stays as corrected when it is passed again, as in EdgeTAM's predictor;
    //! SAM 2's computes it anew from its neighbours.
    bool keeps_corrected_frames = false;

    //! Channels of the trunk's four outputs, finest first.
    std::array<int64_t, 4> trunkChannels() const;
};

constexpr int64_t sam2ImageSize = 1024; //!< Pixels a side that the networks see.
constexpr int64_t sam2FeatureSize = 64; //!< Features a side of the coarsest level that is used.
constexpr int64_t sam2MaskSize = 256; //!< Logits a side that the mask decoder gives.
constexpr int64_t sam2Width = 256; //!< Channels of image features and object pointers.
constexpr int64_t sam2MemoryWidth = 64; //!< Channels of memories.
constexpr int64_t sam2Memories = 7; //!< Frames of the memory bank.

const std::vector<Sam2Config> &sam2Configs();

//! nullptr: there is none of that name.
const Sam2Config *findSam2Config(const std::string &name);

} // namespace filigree
