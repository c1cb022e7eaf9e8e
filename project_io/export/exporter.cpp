// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/export/exporter.h"

#include "project_io/export/export_job.h"
#include "project_io/export/file_names.h"
#include "project_io/export/movie_writer.h"
#include "project_io/export/readback.h"
#include "project_io/export/sequence_writer.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <utility>

namespace filigree {
namespace {

//! Which tags the files of a sequence cannot hold. Values of an EXR file are linear unless it says
//! otherwise, and what grey pictures measure has no colour.
void noteLostTags(const ExportJob &job, std::vector<std::string> &notes)
{
    const ExportFormat format = job.settings.format;
    if (!isSequence(format) || isGrey(job.settings.content))
        return;
    const ImageMetadata asked = metadataOf(job, job.range.in);
    const ImageMetadata kept = storableMetadata(asked, format);
    const bool isLinearExr = isExr(format) && asked.transfer == 8;
    std::string lost;
    if (asked.primaries != 2 && kept.primaries == 2)
        lost = "primaries (" + std::to_string(asked.primaries) + ')';
    if (asked.transfer != 2 && kept.transfer == 2 && !isLinearExr)
        lost += (lost.empty() ? "transfer (" : " and transfer (") + std::to_string(asked.transfer)
            + ')';
    if (!lost.empty())
        notes.push_back("The images cannot say their " + lost
                        + ": whoever reads them has to be told.");
}

//! Notes on what was asked for and cannot be had.
void noteChanges(const ExportJob &job, std::vector<std::string> &notes)
{
    notes = job.storage.changes;
    const int asked =
        job.settings.tags.matrix != 2 ? job.settings.tags.matrix : job.source.tags.matrix;
    if (isYCbCr(job.settings.format) && asked != 2 && asked != job.storage.tags.matrix)
        notes.push_back("The colours are stored with the matrix "
                        + std::to_string(job.storage.tags.matrix)
                        + ", because this kind of export cannot use the matrix "
                        + std::to_string(asked) + " of the source.");
    noteLostTags(job, notes);
    if (job.source.variableFrameRate)
        notes.push_back("The clip's frame rate varies and the export's does not: its frames follow "
                        "each other evenly, and sound drifts against them.");
    if (isSequence(job.settings.format) && !job.settings.audioSource.empty())
        notes.push_back("Image sequences have no sound: none was passed through.");
}

//! Refuses to begin what cannot end well. The estimate is rough, so only a quarter of it has to
//! fit; a disk that fills up later ends in an error of its own.
Result<> checkRoom(const ExportJob &job)
{
    std::error_code code;
    std::filesystem::path folder =
        std::filesystem::path(numberedName(job.pattern, 0)).parent_path();
    while (!folder.empty() && !std::filesystem::exists(folder, code))
        folder = folder.parent_path();
    const auto space = std::filesystem::space(folder.empty() ? "." : folder, code);
    const std::int64_t wanted = estimatedBytes(job.settings, job.source);
    constexpr std::int64_t mebibyte = 1024 * 1024;
    // Some network and system folders tell no size at all.
    if (code || space.capacity == 0 || job.settings.resume)
        return {};
    if (std::int64_t(std::min<std::uintmax_t>(space.available, INT64_MAX)) >= wanted / 4)
        return {};
    return fail(Error::Kind::InvalidInput,
                "The export '" + job.settings.path + "' needs about "
                    + std::to_string(wanted / mebibyte) + " MiB, but only "
                    + std::to_string(space.available / mebibyte)
                    + " MiB are free there; make room or choose another folder.");
}

ExportReport reportOf(WrittenExport written, std::vector<std::string> notes, ExportVerdict verdict)
{
    ExportReport report;
    report.framesWritten = written.written;
    report.framesSkipped = written.skipped;
    report.verdict = std::move(verdict);
    report.notes = std::move(notes);
    report.notes.insert(report.notes.end(), written.notes.begin(), written.notes.end());
    report.files = std::move(written.files);
    for (const std::string &file : report.files) {
        std::error_code code;
        const auto size = std::filesystem::file_size(file, code);
        report.bytes += code ? 0 : std::int64_t(size);
    }
    return report;
}

} // namespace

Result<ExportReport> exportClip(const ExportSettings &settings, const ClipInfo &source,
                                const ExportFrameProvider &provider, std::stop_token stop,
                                const Progress &progress)
{
    quietAvLog();
    const auto start = std::chrono::steady_clock::now();
    const Result<ExportJob> job = exportJob(settings, source, provider, std::move(stop), progress);
    if (!job)
        return tl::unexpected(job.error());
    if (const Result<> room = checkRoom(*job); !room)
        return tl::unexpected(room.error());
    Result<WrittenExport> written =
        isSequence(settings.format) ? writeSequence(*job) : writeMovie(*job);
    if (!written)
        return tl::unexpected(written.error());
    return readBack(*job, *written).map([&](ExportVerdict &&verdict) {
        std::vector<std::string> notes;
        noteChanges(*job, notes);
        if (written->asShot > 0)
            notes.push_back(
                std::to_string(written->asShot)
                + " frames have no estimated foreground colours: their soft pixels are as shot.");
        ExportReport report = reportOf(std::move(*written), std::move(notes), std::move(verdict));
        report.seconds =
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        return report;
    });
}

std::int64_t estimatedBytes(const ExportSettings &settings, const ClipInfo &source)
{
    // Bits per pixel of natural pictures; an alpha that is mostly flat costs little.
    double bits = 0;
    switch (settings.format) {
    case ExportFormat::ProRes4444:
        bits = 7;
        break;
    case ExportFormat::ProRes4444XQ:
        bits = 10.5;
        break;
    case ExportFormat::FFV1:
        bits = 26;
        break;
    case ExportFormat::VP9:
        bits = 0.4;
        break;
    case ExportFormat::Png8:
        bits = 13;
        break;
    case ExportFormat::Png16:
        bits = 34;
        break;
    case ExportFormat::Tiff16:
        bits = 34;
        break;
    case ExportFormat::ExrHalf:
        bits = 28;
        break;
    case ExportFormat::ExrFloat:
        bits = 60;
        break;
    }
    if (isGrey(settings.content))
        bits /= 6;
    const double pixels = double(source.size.width) * source.size.height;
    return std::int64_t(pixels * bits / 8 * exportedRange(settings, source).size());
}

} // namespace filigree
