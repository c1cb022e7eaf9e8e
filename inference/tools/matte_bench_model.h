// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/mematte/matte_model.h"
#include "inference/tools/bench_families.h"

#include <functional>

namespace filigree::tools {

//! Random weights, or those of the options' file. Where the options say which share of the tokens
//! is to attend, every token wants to, so that the cap decides.
Result<MatteModel> matteBenchModel(const MatteConfig &config, const BenchOptions &options);

//! That share of a grid of so many tokens a side, as a cap; without a share, the official one.
int64_t matteBenchCap(const MatteConfig &config, double share, int64_t side);

//! A noisy picture of so many pixels a side, a multiple of 32, with the upper half of its lower
//! three quarters unknown, as the network takes it.
torch::Tensor matteBenchInput(int64_t size);

//! One global attention alone over a grid of so many tokens a side, with weights that mean nothing;
//! of a network with routers, for so many of its tokens.
std::function<void()> matteBenchAttention(const MatteConfig &config, int64_t side, int64_t tokens);

} // namespace filigree::tools
