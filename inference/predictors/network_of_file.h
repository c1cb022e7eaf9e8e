// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"

#include <string>

namespace filigree {

//! Which network a checkpoint is of, by its tensors; none may be missing, unknown or misshapen.
//! Errors: NotFound, Unreadable; Unsupported when it is of none that is known, or not whole.
Result<std::string> networkOfFile(const std::string &path);

} // namespace filigree
