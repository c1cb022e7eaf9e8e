// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/export/sequence_writer.h"

#include "inference/base/caught.h"
#include "project_io/export/atomic_file.h"
#include "project_io/export/file_names.h"
#include "project_io/export/image_codec.h"
#include "project_io/export/row_threads.h"
#include "project_io/model/timecode.h"

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <mutex>
#include <thread>

namespace filigree {
namespace {

class SequenceWriter
{
public:
    explicit SequenceWriter(const ExportJob &job)
        : m_job(job)
    { }

    Result<WrittenExport> run();

private:
    //! What the caller's thread and the workers share.
    struct Shared
    {
        std::mutex mutex;
        std::condition_variable changed;
        std::deque<RenderedFrame> waiting; //!< At most one for each worker.
        bool noMore = false;
        std::optional<Error> error; //!< The first one; everybody stops.
        WrittenExport written;
        int done = 0;
        int outdated = 0; //!< Images of an earlier run that were written anew.
    };

    std::string pathOf(int frame) const
    {
        return numberedName(m_job.pattern, frameNumber(m_job.settings, m_job.source, frame));
    }
    Result<> judgeExisting();
    Result<> renderAll(std::size_t workers);
    void work();
    Result<bool> keepImage(const RenderedFrame &frame);
    Result<> writeImage(RenderedFrame &frame);

    const ExportJob &m_job;
    std::vector<bool> m_found; //!< Per frame of the range: finished by an earlier run.
    std::vector<bool> m_replaced; //!< Per frame of the range: a file there may be written anew.
    Shared m_shared;
};

Result<> SequenceWriter::judgeExisting()
{
    const FrameRange range = m_job.range;
    m_found.assign(std::size_t(range.size()), false);
    m_replaced.assign(std::size_t(range.size()), m_job.settings.overwrite);
    m_shared.written.fingerprints.assign(std::size_t(range.size()), 0);
    std::error_code code;
    for (int frame = range.in; frame <= range.out; ++frame) {
        if (m_job.stop.stop_requested())
            return tl::unexpected(cancelled());
        const std::string path = pathOf(frame);
        m_shared.written.files.push_back(path);
        if (!std::filesystem::exists(path, code))
            continue;
        if (!m_job.settings.resume && !m_job.settings.overwrite)
            return fail(
                Error::Kind::InvalidInput,
                "'" + path
                    + "' exists; resume the export, allow overwriting, or choose another name.");
        if (!m_job.settings.resume)
            continue;
        const auto index = std::size_t(frame - range.in);
        const Result<Bytes> bytes = fileBytes(path);
        if (!bytes)
            return tl::unexpected(bytes.error());
        switch (judgedImage(*bytes, m_job.settings.format, m_job.storage)) {
        case ExistingImage::Finished:
            m_found[index] = true;
            m_replaced[index] = true;
            break;
        case ExistingImage::Damaged:
            m_replaced[index] = true;
            break;
        case ExistingImage::Foreign:
            if (!m_job.settings.overwrite)
                return fail(Error::Kind::InvalidInput,
                            "'" + path
                                + "' was made with other settings; allow overwriting or choose "
                                  "another name.");
            break;
        }
    }
    return {};
}

//! The image of an earlier run stays when it is what would be written now. Only its pixels tell:
//! a mask may have been corrected since, or the footage replaced.
Result<bool> SequenceWriter::keepImage(const RenderedFrame &frame)
{
    const std::string path = pathOf(frame.frame);
    return fileBytes(path).and_then([&](const Bytes &bytes) -> Result<bool> {
        const Result<ImageMetadata> metadata = readMetadata(bytes, m_job.settings.format);
        const Result<FramePtr> picture = decodedImage(bytes, m_job.storage);
        const bool isSame = metadata && picture
            && *metadata == storableMetadata(metadataOf(m_job, frame.frame), m_job.settings.format)
            && haveSamePixels(*frame.stored, **picture);
        const Result<ComparisonTotals> totals = isSame
            ? comparedFrame(frame.frame, frame.alpha, *frame.stored, **picture)
            : Result<ComparisonTotals>();
        if (!totals)
            return tl::unexpected(totals.error());
        const std::lock_guard lock(m_shared.mutex);
        if (!isSame) {
            ++m_shared.outdated;
            return false;
        }
        m_shared.written.totals.add(*totals);
        m_shared.written.fingerprints[std::size_t(frame.frame - m_job.range.in)] =
            fingerprint(bytes.data(), bytes.size());
        ++m_shared.written.skipped;
        return true;
    });
}

Result<> SequenceWriter::writeImage(RenderedFrame &frame)
{
    const std::string path = pathOf(frame.frame);
    const auto index = std::size_t(frame.frame - m_job.range.in);
    return encodedImage(*frame.stored, m_job.settings.format, m_job.storage,
                        metadataOf(m_job, frame.frame))
        .and_then([&](const Bytes &bytes) {
            PartialFile file(path);
            return file.write(bytes)
                .and_then([&] { return fileBytes(file.path()); })
                .and_then([&](const Bytes &back) { return decodedImage(back, m_job.storage); })
                .and_then([&](const FramePtr &decoded) {
                    return comparedFrame(frame.frame, frame.alpha, *frame.stored, *decoded);
                })
                .and_then([&](const ComparisonTotals &totals) {
                    return file.commit(m_replaced[index]).map([&] {
                        const std::lock_guard lock(m_shared.mutex);
                        m_shared.written.totals.add(totals);
                        m_shared.written.fingerprints[index] =
                            fingerprint(bytes.data(), bytes.size());
                        ++m_shared.written.written;
                    });
                });
        })
        .map_error([&](const Error &error) {
            const bool named = error.message.find(path) != std::string::npos;
            return named ? error
                         : Error{error.kind, "Writing '" + path + "' failed: " + error.message};
        });
}

void SequenceWriter::work()
{
    while (true) {
        RenderedFrame frame;
        {
            std::unique_lock lock(m_shared.mutex);
            m_shared.changed.wait(lock, [&] {
                return m_shared.error || m_shared.noMore || !m_shared.waiting.empty();
            });
            if (m_shared.error || m_shared.waiting.empty())
                return;
            frame = std::move(m_shared.waiting.front());
            m_shared.waiting.pop_front();
        }
        m_shared.changed.notify_all();
        const Result<> done = caught([&]() -> Result<> {
            const bool found = m_found[std::size_t(frame.frame - m_job.range.in)];
            const Result<bool> kept = found ? keepImage(frame) : Result<bool>(false);
            return kept && !*kept ? writeImage(frame) : kept.map([](bool) {});
        });
        {
            const std::lock_guard lock(m_shared.mutex);
            if (done)
                ++m_shared.done;
            else if (!m_shared.error)
                m_shared.error = done.error();
        }
        m_shared.changed.notify_all();
    }
}

Result<> SequenceWriter::renderAll(std::size_t workers)
{
    for (int frame = m_job.range.in; frame <= m_job.range.out; ++frame) {
        int done = 0;
        {
            std::unique_lock lock(m_shared.mutex);
            m_shared.changed.wait(
                lock, [&] { return m_shared.error || m_shared.waiting.size() < workers; });
            if (m_shared.error)
                return {};
            done = m_shared.done;
        }
        if (m_job.progress)
            m_job.progress("exporting", done, m_job.range.size());
        Result<RenderedFrame> rendered = renderedFrame(m_job, frame, m_shared.written);
        if (!rendered)
            return tl::unexpected(rendered.error());
        {
            const std::lock_guard lock(m_shared.mutex);
            m_shared.waiting.push_back(std::move(*rendered));
        }
        m_shared.changed.notify_all();
    }
    return {};
}

Result<WrittenExport> SequenceWriter::run()
{
    Result<> done = judgeExisting();
    if (!done)
        return tl::unexpected(done.error());
    Result<OutputFolder> folder = OutputFolder::prepare(pathOf(m_job.range.in));
    if (!folder)
        return tl::unexpected(folder.error());
    {
        const std::size_t count =
            std::size_t(std::min(threadCount(m_job.settings.threads), m_job.range.size()));
        std::vector<std::jthread> workers;
        for (std::size_t i = 0; i < count; ++i)
            workers.emplace_back([this] { work(); });
        done = caught([&] { return renderAll(count); }); // the workers wait for its end
        {
            const std::lock_guard lock(m_shared.mutex);
            m_shared.noMore = true;
            if (!done) // what is being written is finished, what waits is not begun
                m_shared.waiting.clear();
        }
        m_shared.changed.notify_all();
    }
    if (done && m_shared.error)
        done = tl::unexpected(*m_shared.error);
    if (!done)
        return tl::unexpected(done.error());
    folder->keep();
    if (m_shared.outdated > 0)
        m_shared.written.notes.push_back(
            "Images of an earlier export that are not what is exported now, written anew: "
            + std::to_string(m_shared.outdated) + '.');
    if (m_job.progress)
        m_job.progress("exporting", m_job.range.size(), m_job.range.size());
    return std::move(m_shared.written);
}

} // namespace

ImageMetadata metadataOf(const ExportJob &job, int frame)
{
    ImageMetadata metadata;
    metadata.note = job.storage.note;
    metadata.primaries = job.storage.tags.primaries;
    metadata.transfer = job.storage.tags.transfer;
    metadata.alphaIsPremultiplied =
        job.settings.premultiplied && hasAlphaChannel(job.settings.content);
    if (!job.storage.startTimecode.empty())
        metadata.timecode =
            advancedTimecode(job.storage.startTimecode, job.storage.frameRate, frame - job.range.in)
                .value_or(std::string());
    return metadata;
}

Result<WrittenExport> writeSequence(const ExportJob &job)
{
    return SequenceWriter(job).run();
}

} // namespace filigree
