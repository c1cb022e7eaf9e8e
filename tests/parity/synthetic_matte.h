// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"

#include <string>

namespace filigree::parity {

//! Writes a checkpoint of MEMatte S with the synthetic weights of its reference cases. The alpha
//! that it makes means nothing, but depends on everything that a trained one depends on.
Result<> writeSyntheticMatte(const std::string &path);

} // namespace filigree::parity
