// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <torch/types.h>

#include <functional>
#include <string>

namespace filigree {

//! Is shown what a network makes on its way, by name; what it wants to keep it copies. Empty in
//! use, set where a network is compared with another implementation.
using Probe = std::function<void(const std::string &name, const torch::Tensor &value)>;

} // namespace filigree
