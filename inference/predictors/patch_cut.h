// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/predictors/superpixels.h"

#include <vector>

//! The cheapest outline along patches. Private to this folder: it shows OpenCV types.
namespace filigree {

//! Per link: what an outline between its patches costs. Little where the colours change, measured
//! by the picture's usual contrast.
std::vector<float> outlinePrices(const Superpixels &patches);

//! Per patch: 1 inside, by a minimum cut between the scores (logits; positive: inside) and the
//! prices of the outline.
std::vector<char> cutPatches(const Superpixels &patches, const std::vector<float> &prices,
                             const std::vector<float> &scores);

} // namespace filigree
