// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

//! Private to this folder.
namespace filigree {

//! Has OpenCV take the memory of matrices of a picture's size from allocatePixels() (see
//! base/allocator.h) from now on; first called before other threads compute.
void keepMemoryOfMatrices();

} // namespace filigree
