// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/prompts.h"

#include <optional>

namespace filigree::bench {

//! The click of a user who looks at a mask and knows the truth (one-channel U8, 128 and more is
//! inside): at the deepest point of the largest connected error. Nothing when they agree.
std::optional<PointPrompt> correctiveClick(const Image &mask, const Image &truth);

} // namespace filigree::bench
