// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/export/image_metadata.h"
#include "project_io/export/storage_format.h"

namespace filigree {

//! The complete file of one image of a sequence, metadata included.
Result<Bytes> encodedImage(AVFrame &stored, ExportFormat format, const StorageFormat &storage,
                           const ImageMetadata &metadata);

//! The picture of an image file. Errors: Unreadable when it is damaged.
Result<FramePtr> decodedImage(std::span<const std::uint8_t> file, const StorageFormat &storage);

//! A file's bytes. Errors name the file.
Result<Bytes> fileBytes(const std::string &path);

//! What an existing image is to a run that resumes.
enum class ExistingImage { Finished, Damaged, Foreign };

//! Finished: complete, of the size and kind of this export and with its note; Foreign: a sound
//! image of something else, which must not be replaced unasked.
ExistingImage judgedImage(std::span<const std::uint8_t> file, ExportFormat format,
                          const StorageFormat &storage);

} // namespace filigree
