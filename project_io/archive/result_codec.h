// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/archive/result_source.h"

#include <span>

namespace filigree {

//! The largest image that a packed result may hold, so that a small file cannot ask for all memory:
//! 16K x 8K pixels.
constexpr std::size_t maximumResultPixels = std::size_t(1) << 27;

//! A result as bytes: a header with address, origin and checksums, then the pixels, quantised as
//! StoredResult says and compressed (Zstandard). The same bytes lie in the cache and in the project
//! file. support (U8, one channel): pixels of a foreground outside of it are not kept; where alpha
//! is 1 the foreground is the picture itself, so the fractional alphas are enough. Null: all kept.
//! Errors: InvalidInput for an image that is not as its kind asks.
Result<Blob> packResult(const ResultAddress &address, const Image &image,
                        const ResultOrigin &origin, const Image *support = nullptr);

//! Errors: Unreadable for anything but an intact result of this very address.
Result<StoredResult> unpackResult(const ResultAddress &address, std::span<const std::byte> blob);

} // namespace filigree
