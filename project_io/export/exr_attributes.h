// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/export/image_metadata.h"

namespace filigree {

//! The EXR part of addMetadata, for single-part scan line files with one line per block. EXR has
//! no field for the transfer (values are linear unless the note says otherwise). The timecode is
//! that of the file's framesPerSecond, 60 at most.
Result<> addExrMetadata(Bytes &file, const ImageMetadata &metadata);
//! The primaries that a file's chromaticities stand for when these are asked for; 2: none can.
int exrPrimaries(int primaries);
Result<ImageMetadata> readExrMetadata(std::span<const std::uint8_t> file);

} // namespace filigree
