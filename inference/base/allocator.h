// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <cstddef>

namespace filigree {

//! Lets the allocator keep up to 512 MiB that was freed, and take pictures from there too. Programs
//! call it first thing. Pictures come and go many times a frame; given back to the system each
//! time, they cost more in page faults than in arithmetic.
void keepFreedMemory();

//! Blocks of so many bytes and more are not kept, but come fresh from the system each time.
constexpr std::size_t freshMemory = 40 << 20;

//! Memory for so many bytes of pixels, as they come, to be given back by std::free(). Touching a
//! frame of fresh memory costs more in page faults than in arithmetic, so two large pages and more
//! are laid on large pages where the system has them. Throws std::bad_alloc.
void *allocatePixels(std::size_t bytes);

} // namespace filigree
