// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"
#include "project_io/archive/result_source.h"

#include <span>

namespace filigree {

//! One Zstandard frame with its size and a checksum.
Result<Blob> compress(std::span<const std::byte> plain);
//! Errors: Unreadable for damage, or for more than most bytes; never unpacks more than that.
Result<Blob> decompress(std::span<const std::byte> packed, std::size_t most);
//! At most the first bytes, without checking the rest.
Result<Blob> decompressStart(std::span<const std::byte> packed, std::size_t most);

} // namespace filigree
