// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <torch/types.h>

#include <map>
#include <string>

namespace filigree {

//! Tensors of a checkpoint of MEMatte or ViTMatte under the official names: those that Hugging Face
//! renamed get them back, and the teacher that MEMatte trains with is left out. Of two spellings of
//! one tensor the other keeps its own, which is then unknown.
std::map<std::string, torch::Tensor>
withMatteNames(const std::map<std::string, torch::Tensor> &tensors);

} // namespace filigree
