// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <torch/nn/module.h>

#include <map>
#include <string>
#include <vector>

namespace filigree::parity {

//! What is changed of filled weights so that routers take some of the tokens, and alpha varies.
struct MatteRules
{
    double headScale = 8;
    double headBias = -2;
    std::vector<float> routerOffsets; //!< Empty for ViTMatte.
};

//! The state of a network of MEMatte or ViTMatte by the formula and these rules.
std::map<std::string, torch::Tensor> matteState(const torch::nn::Module &module,
                                                const MatteRules &rules);

} // namespace filigree::parity
