// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/image.h"
#include "inference/predictors/engines.h"

#include <cstdint>
#include <optional>

namespace filigree {

//! What a network is likely to take for the alpha of a frame, before it ever ran on a computer.
struct MatterCost
{
    double seconds = 0;
    std::int64_t bytes = 0; //!< Beside the weights.
};

//! pixels: that the network is shown of the frame. Nothing for a matter that is no network.
std::optional<MatterCost> likelyCost(const std::string &matter, std::int64_t pixels,
                                     const EngineOptions &options);

//! Of the matters that can run with these options, the one to prefer where a network is shown so
//! many pixels of a frame: the most accurate of those that take a few seconds, else the quickest;
//! "builtin" when no other can run, or each would take more than a third of a minute.
std::string bestMatter(const EngineOptions &options, std::int64_t pixels);

//! How many pixels a network is shown of a frame with this trimap: of all, or of what lies around
//! the unknown ones. ViTMatte, which prefers the latter sooner, may be shown fewer.
std::int64_t shownPixels(const Image &trimap);

} // namespace filigree
