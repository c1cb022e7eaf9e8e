// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace filigree {

//! One network of MEMatte or ViTMatte; names as in the official configs. What all of them share is
//! a constant.
struct MatteConfig
{
    std::string name; //!< "mematte_s"
    int64_t embed_dim = 384;
    int64_t num_heads = 6;
    //! MEMatte: a router before each global attention says which tokens take part, and the others
    //! go through a light module. Without it, ViTMatte: all take part, with relative positions.
    bool hasRouters = true;
};

constexpr int64_t mattePatchSize = 16; //!< Pixels a side of a token.
constexpr int64_t matteDepth = 12; //!< Blocks.
constexpr int64_t matteWindowSize = 14; //!< Tokens a side, in blocks that are not global.
constexpr int64_t mattePretrainedGrid = 14; //!< Tokens a side of the stored positions.
constexpr int64_t matteGlobalGrid = 32; //!< Tokens a side of the stored relative positions.
constexpr int64_t matteDivisor = 32; //!< Of the sides that the network takes.

//! Every third block attends to the whole picture and ends with a bottleneck.
constexpr bool isGlobalMatteBlock(int64_t block)
{
    return block % 3 == 2;
}

const std::vector<MatteConfig> &matteConfigs();

//! nullptr: there is none of that name.
const MatteConfig *findMatteConfig(const std::string &name);

} // namespace filigree
