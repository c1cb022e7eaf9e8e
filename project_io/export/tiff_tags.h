// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/export/image_metadata.h"

namespace filigree {

//! The TIFF part of addMetadata, for little-endian files of one picture (TIFF 6.0).
Result<> addTiffMetadata(Bytes &file, const ImageMetadata &metadata);
Result<ImageMetadata> readTiffMetadata(std::span<const std::uint8_t> file);

} // namespace filigree
