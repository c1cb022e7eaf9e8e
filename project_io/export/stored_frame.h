// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/image.h"
#include "project_io/export/storage_format.h"

namespace filigree {

//! A composed frame (F32 of 1, 3 or 4 channels) as the codec takes it: quantised with rounding, as
//! Y'CbCr at limited range where the format asks for that. Alpha spans the full range always.
//! Chroma at 4:2:0 is sited at the left, filtered by 1-2-1. half: floats are rounded to half.
Result<FramePtr> storedFrame(const Image &composed, const StorageFormat &storage, bool half,
                             int threads);

} // namespace filigree
