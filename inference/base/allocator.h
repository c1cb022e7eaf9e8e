// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <cstddef>

namespace filigree {

//! Lets the allocator keep what was freed. Programs call it first thing. What small blocks of a
//! picture's making take comes and goes many times a frame; given back to the system each time, it
//! would cost more in page faults than in arithmetic.
void keepFreedMemory();

constexpr std::size_t pixelAlignment = 64; //!< Bytes; what vector units ask for at most.

//! Memory for so many bytes of pixels, aligned, with anything in it. A megabyte and more comes from
//! the process's PixelStore. Thread-safe. Throws std::bad_alloc.
void *allocatePixels(std::size_t bytes);

//! Gives back what allocatePixels() gave for so many bytes. Null is nothing. Thread-safe.
void freePixels(void *pixels, std::size_t bytes) noexcept;

} // namespace filigree
