// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/base/allocator.h"

#include <cstdlib> // tells the library

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace filigree {

void keepFreedMemory()
{
#ifdef __GLIBC__
    // Beyond this, a frame of 4K for one, too much of an arena's heaps of 64 MiB would lie idle.
    mallopt(M_MMAP_THRESHOLD, 40 << 20);
    mallopt(M_TRIM_THRESHOLD, 512 << 20);
    mallopt(M_TOP_PAD, 64 << 20);
#endif
}

} // namespace filigree
