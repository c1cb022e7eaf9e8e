// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/export/image_metadata.h"

namespace filigree {

//! The PNG part of addMetadata: cICP (PNG, third edition, 11.3.2.6) and a tEXt "Comment".
Result<> addPngMetadata(Bytes &file, const ImageMetadata &metadata);
Result<ImageMetadata> readPngMetadata(std::span<const std::uint8_t> file);

} // namespace filigree
