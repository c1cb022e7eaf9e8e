// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/mematte/matte_names.h"

namespace filigree {
namespace {

struct Renaming
{
    const char *from;
    const char *to;
};

// Hugging Face's spelling and the official one. No official name has any of the first.
constexpr Renaming renamings[] = {
    {"backbone.embeddings.position_embeddings", "backbone.pos_embed"},
    {"backbone.embeddings.projection.", "backbone.patch_embed.proj."},
    {"backbone.encoder.layer.", "backbone.blocks."},
    {".attention.", ".attn."},
    {".fusion_blocks.", ".fusion_blks."},
    {".batch_norm.", ".bn."},
};

std::string officialName(std::string name)
{
    for (const auto &[from, to] : renamings) {
        if (const std::size_t at = name.find(from); at != std::string::npos)
            name.replace(at, std::string_view(from).size(), to);
    }
    return name;
}

} // namespace

std::map<std::string, torch::Tensor>
withMatteNames(const std::map<std::string, torch::Tensor> &tensors)
{
    std::map<std::string, torch::Tensor> result;
    for (const auto &[name, tensor] : tensors) {
        if (name.starts_with("teacher_backbone."))
            continue;
        const std::string official = officialName(name);
        const bool isTaken =
            official != name && (tensors.contains(official) || result.contains(official));
        result.emplace(isTaken ? name : official, tensor);
    }
    return result;
}

} // namespace filigree
