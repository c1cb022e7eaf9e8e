// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/export/sequence_check.h"

#include "project_io/export/image_codec.h"
#include "project_io/export/sequence_writer.h"

namespace filigree {
namespace {

std::string at(const std::string &problem, const std::string &path)
{
    return problem + ": " + path;
}

void checkMetadata(Checklist &list, const ExportJob &job, const ImageMetadata &metadata)
{
    const StorageFormat &storage = job.storage;
    const ExportFormat format = job.settings.format;
    const bool isTiff = format == ExportFormat::Tiff16;
    const bool isPng = format == ExportFormat::Png8 || format == ExportFormat::Png16;
    if (isPng && storage.tags.primaries != 2 && storage.tags.transfer != 2) {
        list.same("primaries", std::to_string(storage.tags.primaries),
                  std::to_string(metadata.primaries));
        list.same("transfer", std::to_string(storage.tags.transfer),
                  std::to_string(metadata.transfer));
    }
    if (isTiff && hasAlphaChannel(job.settings.content))
        list.same("kind of alpha in the file",
                  job.settings.premultiplied ? "premultiplied" : "straight",
                  metadata.alphaIsPremultiplied ? "premultiplied" : "straight");
    if (isExr(format))
        list.same("timecode", storage.startTimecode, metadata.timecode);
}

} // namespace

Result<> checkSequence(Checklist &list, const ExportJob &job, const WrittenExport &written)
{
    int found = 0;
    std::string wrongFile = "as written", wrongNote = job.storage.note;
    std::string wrongTags = "as set";
    for (std::size_t i = 0; i < written.files.size(); ++i) {
        if (job.stop.stop_requested())
            return tl::unexpected(cancelled());
        const std::string &path = written.files[i];
        const Result<Bytes> bytes = fileBytes(path);
        if (!bytes) {
            wrongFile = bytes.error().message;
            continue;
        }
        ++found;
        if (fingerprint(bytes->data(), bytes->size()) != written.fingerprints[i])
            wrongFile = at("changed", path);
        const Result<ImageMetadata> metadata = readMetadata(*bytes, job.settings.format);
        if (!metadata || metadata->note != job.storage.note)
            wrongNote = at(metadata ? metadata->note : metadata.error().message, path);
        const int frame = job.range.in + int(i);
        if (metadata && *metadata != storableMetadata(metadataOf(job, frame), job.settings.format))
            wrongTags = at("others", path);
        if (i == 0)
            checkMetadata(list, job, metadata.value_or(ImageMetadata()));
        if (job.progress)
            job.progress("checking", int(i) + 1, int(written.files.size()));
    }
    list.same("frame count", std::to_string(job.range.size()), std::to_string(found));
    list.same("files", "as written", wrongFile);
    list.same("tags of all images", "as set", wrongTags);
    list.same("what the pixels are", job.storage.note, wrongNote);
    return {};
}

} // namespace filigree
