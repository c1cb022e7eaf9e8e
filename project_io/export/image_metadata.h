// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"
#include "project_io/model/export_settings.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace filigree {

using Bytes = std::vector<std::uint8_t>;

//! What an image file says of its pixels beside their size and type.
struct ImageMetadata
{
    std::string note; //!< contentNote().
    int primaries = 2; //!< H.273.
    int transfer = 2;
    bool alphaIsPremultiplied = false;
    std::string timecode; //!< EXR only; empty: none.
    bool operator==(const ImageMetadata &) const = default;
};

//! Adds the metadata to an encoded image. PNG: chunks cICP and tEXt; TIFF: ImageDescription and
//! ExtraSamples (1: premultiplied, 2: straight); EXR: comments, chromaticities and timeCode.
//! Errors: Internal when the bytes are no such image.
Result<> addMetadata(Bytes &file, ExportFormat format, const ImageMetadata &metadata);

//! What of it a file of the format can hold, and readMetadata() gives again.
ImageMetadata storableMetadata(const ImageMetadata &metadata, ExportFormat format);

//! What the file says; fields that the format cannot hold keep their defaults.
//! Errors: Unreadable when the bytes are no such image.
Result<ImageMetadata> readMetadata(std::span<const std::uint8_t> file, ExportFormat format);

} // namespace filigree
