// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <torch/types.h>

namespace filigree {

//! x sigmoid(1.702 x), element by element; a float tensor on the CPU that is contiguous is
//! overwritten.
torch::Tensor quickGelu(torch::Tensor x);

} // namespace filigree
