// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

//! Private to this folder.
namespace filigree {

//! Has OpenCV take the memory of matrices that is fresh each time from allocatePixels() (see
//! base/allocator.h) from now on; first called before other threads compute.
void layMatricesOnLargePages();

} // namespace filigree
