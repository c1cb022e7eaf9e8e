// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/base/allocator.h"

#include <cstdlib> // tells the library
#include <new>

#ifdef __GLIBC__
#include <malloc.h>
#endif
#ifdef __linux__
#include <sys/mman.h>
#endif

namespace filigree {

void keepFreedMemory()
{
#ifdef __GLIBC__
    // Beyond this, a frame of 4K for one, too much of an arena's heaps of 64 MiB would lie idle.
    mallopt(M_MMAP_THRESHOLD, int(freshMemory));
    mallopt(M_TRIM_THRESHOLD, 512 << 20);
    mallopt(M_TOP_PAD, 64 << 20);
#endif
}

void *allocatePixels(std::size_t bytes)
{
    constexpr std::size_t largePage = 2 << 20;
    void *pixels = nullptr;
    if (bytes < 2 * largePage)
        pixels = std::malloc(bytes);
    else if (posix_memalign(&pixels, largePage, bytes) != 0)
        pixels = nullptr;
    if (!pixels)
        throw std::bad_alloc();
#ifdef __linux__
    if (bytes >= 2 * largePage)
        madvise(pixels, bytes / largePage * largePage, MADV_HUGEPAGE); // as well without
#endif
    return pixels;
}

} // namespace filigree
