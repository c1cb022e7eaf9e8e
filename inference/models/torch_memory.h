// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

namespace filigree {

//! Has LibTorch take the memory of tensors from malloc() as it comes, from now on; first called
//! before other threads compute. Its own way, by posix_memalign(), leaves a scrap beside every
//! tensor, in which small objects settle: then the heap, which is kept (see base/allocator.h),
//! falls into gaps as small as a tensor and grows from frame to frame.
void keepTensorMemoryWhole();

} // namespace filigree
