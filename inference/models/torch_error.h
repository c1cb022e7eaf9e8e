// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"

#include <exception>
#include <optional>

namespace filigree {

//! What LibTorch threw, without its trace of calls, and too little memory told apart: it has no
//! exception of its own for that. Nothing for other exceptions.
std::optional<Error> torchError(const std::exception &problem);

} // namespace filigree
