// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <torch/types.h>

namespace filigree {

//! softmax(q k^T / sqrt(depth)) v; q [B, heads, N, depth], k [B, heads, M, depth],
//! v [B, heads, M, width] -> [B, N, heads * width]. Rows may be strided, elements of a row may not.
//! Never keeps all N x M scores.
torch::Tensor attention(const torch::Tensor &q, const torch::Tensor &k, const torch::Tensor &v);

} // namespace filigree
