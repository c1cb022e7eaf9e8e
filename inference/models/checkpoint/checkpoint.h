// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/checkpoint/tensor_file.h"

#include <torch/nn/module.h>

namespace filigree {

//! Reads a checkpoint of either kind, told apart by its first bytes, not by its name.
//! Errors: as of readSafetensors() and readTorchArchive().
Result<TensorFile> readCheckpoint(const std::string &path);

//! The same for bytes in memory; errors name the cause only.
Result<TensorFile> parseCheckpoint(const TensorBytes &file);

//! Parameters and buffers of a module by their names in a state dict, in PyTorch's order.
std::vector<std::pair<std::string, torch::Tensor>> namedState(const torch::nn::Module &module);

//! One line per entry of the state dict: name, type and shape, with tabs between them.
std::string manifest(const torch::nn::Module &module,
                     std::string (*shape)(std::span<const std::int64_t>) = shapeText);

//! Copies every tensor into the module, converting between floating-point types. Strict both ways:
//! an error names tensors that are missing, unknown or of another shape, and nothing is changed.
Result<> loadState(torch::nn::Module &module, const std::map<std::string, torch::Tensor> &tensors);

} // namespace filigree
