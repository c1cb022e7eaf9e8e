// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

namespace filigree {

//! Does this processor multiply bfloat16 (AVX-512 BF16)?
bool hasBfloat16Products();

} // namespace filigree
