// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/export/image_metadata.h"

#include "project_io/export/exr_attributes.h"
#include "project_io/export/png_chunks.h"
#include "project_io/export/tiff_tags.h"

namespace filigree {

Result<> addMetadata(Bytes &file, ExportFormat format, const ImageMetadata &metadata)
{
    switch (format) {
    case ExportFormat::Png8:
    case ExportFormat::Png16:
        return addPngMetadata(file, metadata);
    case ExportFormat::Tiff16:
        return addTiffMetadata(file, metadata);
    case ExportFormat::ExrHalf:
    case ExportFormat::ExrFloat:
        return addExrMetadata(file, metadata);
    default:
        return fail(Error::Kind::Internal, "Movies carry their metadata in the container.");
    }
}

ImageMetadata storableMetadata(const ImageMetadata &metadata, ExportFormat format)
{
    ImageMetadata kept;
    kept.note = metadata.note;
    switch (format) {
    case ExportFormat::Png8:
    case ExportFormat::Png16:
        if (metadata.primaries != 2 && metadata.transfer != 2) { // cICP has both or none
            kept.primaries = metadata.primaries;
            kept.transfer = metadata.transfer;
        }
        break;
    case ExportFormat::Tiff16:
        kept.alphaIsPremultiplied = metadata.alphaIsPremultiplied;
        break;
    case ExportFormat::ExrHalf:
    case ExportFormat::ExrFloat:
        kept.primaries = exrPrimaries(metadata.primaries);
        kept.timecode = metadata.timecode;
        break;
    default:
        break;
    }
    return kept;
}

Result<ImageMetadata> readMetadata(std::span<const std::uint8_t> file, ExportFormat format)
{
    switch (format) {
    case ExportFormat::Png8:
    case ExportFormat::Png16:
        return readPngMetadata(file);
    case ExportFormat::Tiff16:
        return readTiffMetadata(file);
    case ExportFormat::ExrHalf:
    case ExportFormat::ExrFloat:
        return readExrMetadata(file);
    default:
        return fail(Error::Kind::Internal, "Movies carry their metadata in the container.");
    }
}

} // namespace filigree
