// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/sam2/sam2_config.h"

#include <algorithm>

namespace filigree {
namespace {

std::vector<Sam2Config> allConfigs()
{
    std::vector<Sam2Config> configs(5);
    configs[0].name = "sam2.1_hiera_tiny";
    configs[0].hiera = HieraConfig{96, 1, {1, 2, 7, 2}, {5, 7, 9}, 7, {8, 4, 14, 7}};
    configs[1].name = "sam2.1_hiera_small";
    configs[1].hiera = HieraConfig{96, 1, {1, 2, 11, 2}, {7, 10, 13}, 7, {8, 4, 14, 7}};
    configs[2].name = "sam2.1_hiera_base_plus";
    configs[2].hiera = HieraConfig{112, 2, {2, 3, 16, 3}, {12, 16, 20}, 14, {8, 4, 14, 7}};
    configs[3].name = "sam2.1_hiera_large";
    configs[3].hiera = HieraConfig{144, 2, {2, 6, 36, 4}, {23, 33, 43}, 7, {8, 4, 16, 8}};
    configs[4].name = "edgetam";
    configs[4].memory_attention_layers = 2;
    configs[4].no_obj_embed_spatial = false;
    configs[4].add_tpos_enc_to_obj_ptrs = false;
    configs[4].spatial_perceiver = true;
    configs[4].keeps_corrected_frames = true;
    return configs;
}

} // namespace

std::array<int64_t, 4> Sam2Config::trunkChannels() const
{
    if (!hiera)
        return repvit.embed_dims;
    const int64_t first = hiera->embed_dim;
    return {first, 2 * first, 4 * first, 8 * first};
}

const std::vector<Sam2Config> &sam2Configs()
{
    static const std::vector<Sam2Config> configs = allConfigs();
    return configs;
}

const Sam2Config *findSam2Config(const std::string &name)
{
    const auto found = std::ranges::find(sam2Configs(), name, &Sam2Config::name);
    return found == sam2Configs().end() ? nullptr : &*found;
}

} // namespace filigree
