// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/base/allocator.h"

#include "inference/base/pixel_store.h"

#include <cstdlib>
#include <new>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace filigree {
namespace {

constexpr std::size_t mostIdle = 256 << 20; // bytes
constexpr std::size_t leastStored = 1 << 20; // bytes of a block; smaller ones malloc() keeps well

#ifdef __SANITIZE_ADDRESS__
constexpr bool isStored = false; // who uses a block that was given back is to be found
#else
constexpr bool isStored = true;
#endif

PixelStore &pixelStore()
{
    static auto *store = new PixelStore(mostIdle); // for pictures that live until the program ends
    return *store;
}

} // namespace

void keepFreedMemory()
{
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 40 << 20); // of larger ones too much of an arena would lie idle
    mallopt(M_TRIM_THRESHOLD, 512 << 20);
    mallopt(M_TOP_PAD, 64 << 20);
#endif
}

void *allocatePixels(std::size_t bytes)
{
    if (isStored && bytes >= leastStored)
        return pixelStore().take(bytes);
    void *pixels = nullptr;
    if (posix_memalign(&pixels, pixelAlignment, bytes) != 0 || !pixels)
        throw std::bad_alloc();
    return pixels;
}

void freePixels(void *pixels, std::size_t bytes) noexcept
{
    if (pixels && isStored && bytes >= leastStored)
        pixelStore().giveBack(pixels);
    else
        std::free(pixels);
}

} // namespace filigree
