// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <torch/nn/module.h>

#include <map>
#include <string>

//! The formulas of ../shared/parity/fill.py: the same numbers from any language.
namespace filigree::parity {

//! A weight, buffer or statistic for one entry of a state dict, float32.
torch::Tensor weight(const std::string &name, torch::IntArrayRef shape);

//! An input from 0 to 1, float32.
torch::Tensor signal(const std::string &name, torch::IntArrayRef shape);

//! A coarse grid, enlarged: float32 [channels, height, width] from 0 to 1.
torch::Tensor smoothImage(const std::string &name, std::int64_t height, std::int64_t width,
                          std::int64_t channels);

//! Every entry of the module's state dict: floating-point ones by the formula, others zero.
std::map<std::string, torch::Tensor> filledState(const torch::nn::Module &module);

//! FNV-1a of a uint8 tensor's elements.
std::uint64_t bytesHash(const torch::Tensor &bytes);

//! floor(255 x + 0.5) of doubles, uint8.
torch::Tensor asBytes(const torch::Tensor &x);

} // namespace filigree::parity
