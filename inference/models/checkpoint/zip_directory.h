// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"

#include <cstddef>
#include <map>
#include <span>
#include <string>

namespace filigree {

//! The entries of a ZIP archive by name, as pieces of its bytes. Stored entries only, as PyTorch
//! writes them; sizes beyond 4 GiB too. Errors: Unreadable, Unsupported (compressed or encrypted).
Result<std::map<std::string, std::span<std::byte>>> zipEntries(std::span<std::byte> archive);

} // namespace filigree
