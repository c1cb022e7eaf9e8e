// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/export/movie_writer.h"

#include "project_io/export/atomic_file.h"
#include "project_io/export/audio_track.h"
#include "project_io/export/file_names.h"
#include "project_io/export/video_encoder.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <deque>
#include <filesystem>
#include <string_view>

extern "C" {
#include <libavutil/pixdesc.h>
}

namespace filigree {
namespace {

//! One run of writeMovie.
class MovieWriter
{
public:
    explicit MovieWriter(const ExportJob &job)
        : m_job(job)
        , m_finalPath(numberedName(job.pattern, 0))
    { }

    Result<WrittenExport> run();

private:
    Result<> openOutput();
    Result<> addVideoStream();
    Result<> addAudio();
    Result<> addTrack(int track, double first);
    Result<> writeHeader();
    Result<> encodeAll();
    Result<> writePacket(AVPacket &packet);
    Result<> compare(const AVFrame &decoded);
    Result<> finish();
    Result<> named(Result<> result) const; //!< Write errors with the file's name and cause.

    const ExportJob &m_job;
    const std::string m_finalPath;
    std::optional<PartialFile> m_file;
    std::optional<VideoEncoder> m_encoder;
    std::optional<CheckDecoder> m_decoder;
    OutputPtr m_output;
    AVStream *m_video = nullptr;
    std::vector<std::unique_ptr<AudioTrack>> m_audio;
    std::deque<RenderedFrame> m_inFlight; //!< Encoded, not yet back from the decoder.
    WrittenExport m_written;
};

//! The system's error behind one of FFmpeg's, or 0.
int systemError(int code)
{
    const int number = AVUNERROR(code);
    return code < 0 && number > 0 && number < 4096 ? number : 0;
}

Result<> MovieWriter::named(Result<> result) const
{
    if (result || !m_output || !m_output->pb || systemError(m_output->pb->error) == 0)
        return result;
    return tl::unexpected(writeError(m_finalPath, systemError(m_output->pb->error)));
}

Result<> MovieWriter::openOutput()
{
    AVFormatContext *context = nullptr;
    const int made =
        avformat_alloc_output_context2(&context, nullptr, m_job.storage.muxer, nullptr);
    m_output.reset(context);
    return checkAv(made, "preparing '" + m_finalPath + "'").and_then([&]() -> Result<> {
        const std::string url = "file:" + m_file->path();
        const int opened = avio_open(&m_output->pb, url.c_str(), AVIO_FLAG_WRITE);
        if (opened < 0 && systemError(opened) != 0)
            return tl::unexpected(writeError(m_finalPath, systemError(opened)));
        return checkAv(opened, "creating '" + m_finalPath + "'");
    });
}

Result<> MovieWriter::addVideoStream()
{
    const StorageFormat &storage = m_job.storage;
    m_video = avformat_new_stream(m_output.get(), nullptr);
    if (!m_video)
        return fail(Error::Kind::OutOfMemory, "There is no memory for the export.");
    m_video->time_base = m_encoder->context().time_base;
    m_video->avg_frame_rate = m_video->r_frame_rate = m_encoder->context().framerate;
    m_video->sample_aspect_ratio = m_encoder->context().sample_aspect_ratio;
    const bool alpha = av_pix_fmt_desc_get(storage.pixelFormat)->flags & AV_PIX_FMT_FLAG_ALPHA;
    const Result<> copied =
        checkAv(avcodec_parameters_from_context(m_video->codecpar, &m_encoder->context()),
                "preparing the export");
    if (!copied)
        return copied;
    // The sample description's depth: 32 says that there is an alpha.
    if (m_video->codecpar->codec_id == AV_CODEC_ID_PRORES)
        m_video->codecpar->bits_per_coded_sample = alpha ? 32 : 24;
    if (alpha && std::string_view(storage.muxer) == "webm")
        av_dict_set(&m_video->metadata, "alpha_mode", "1", 0);
    if (!storage.startTimecode.empty())
        av_dict_set(&m_video->metadata, "timecode", storage.startTimecode.c_str(), 0);
    av_dict_set(&m_output->metadata, "comment", storage.note.c_str(), 0);
    return {};
}

Result<> MovieWriter::addAudio()
{
    const ExportSettings &settings = m_job.settings;
    if (settings.audioSource.empty())
        return {};
    const double sourceRate = m_job.source.frameRate.value();
    const double exportRate = m_job.storage.frameRate.value();
    const double first =
        settings.audioStart.value_or(sourceRate > 0 ? m_job.range.in / sourceRate : 0);
    if (!m_job.source.variableFrameRate && std::abs(sourceRate / exportRate - 1) > 1e-4)
        m_written.notes.push_back(
            "The export's frame rate is not the clip's: the sound was not stretched to it.");
    Result<> added = addTrack(0, first);
    const int tracks = added ? m_audio.front()->trackCount() : 0;
    for (int track = 1; track < tracks && added; ++track) {
        added = addTrack(track, first);
        if (!added && added.error().kind == Error::Kind::Unsupported) {
            m_written.notes.push_back("Track " + std::to_string(track + 1)
                                      + " of the sound is left out: " + added.error().message);
            added = {};
        }
    }
    return added;
}

Result<> MovieWriter::addTrack(int track, double first)
{
    const double seconds = m_job.range.size() / m_job.storage.frameRate.value();
    return AudioTrack::open(m_job.settings.audioSource, track, first, seconds, *m_output,
                            m_job.stop)
        .map([&](std::unique_ptr<AudioTrack> opened) {
            const std::string &note = opened->note();
            auto &notes = m_written.notes;
            if (!note.empty() && std::find(notes.begin(), notes.end(), note) == notes.end())
                notes.push_back(note);
            m_audio.push_back(std::move(opened));
        });
}

Result<> MovieWriter::writeHeader()
{
    return checkAv(avformat_write_header(m_output.get(), nullptr),
                   "writing the header of '" + m_finalPath + "'");
}

Result<> MovieWriter::compare(const AVFrame &decoded)
{
    if (m_inFlight.empty())
        return fail(Error::Kind::Internal, "The encoder gave more frames than it was given.");
    const RenderedFrame &frame = m_inFlight.front();
    return comparedFrame(frame.frame, frame.alpha, *frame.stored, decoded)
        .map([&](const ComparisonTotals &totals) {
            m_written.totals.add(totals);
            m_inFlight.pop_front();
        });
}

Result<> MovieWriter::writePacket(AVPacket &packet)
{
    const auto take = [&](const AVFrame &decoded) { return compare(decoded); };
    return m_decoder->send(&packet, take).and_then([&] {
        m_written.fingerprints.push_back(packetFingerprint(packet));
        ++m_written.written;
        if (packet.duration == 0)
            packet.duration = 1;
        packet.stream_index = m_video->index;
        av_packet_rescale_ts(&packet, m_encoder->context().time_base, m_video->time_base);
        return checkAv(av_interleaved_write_frame(m_output.get(), &packet),
                       "writing '" + m_finalPath + "'");
    });
}

Result<> MovieWriter::encodeAll()
{
    const auto take = [&](AVPacket &packet) { return writePacket(packet); };
    for (int frame = m_job.range.in; frame <= m_job.range.out; ++frame) {
        Result<> done =
            renderedFrame(m_job, frame, m_written).and_then([&](RenderedFrame rendered) {
                AVFrame *const stored = rendered.stored.get();
                m_inFlight.push_back(std::move(rendered));
                return m_encoder->send(stored, take);
            });
        const int index = frame - m_job.range.in + 1;
        for (const auto &track : m_audio)
            if (done)
                done = track->writeUntil(index / m_job.storage.frameRate.value());
        if (!done)
            return done;
        if (m_job.progress)
            m_job.progress("exporting", index, m_job.range.size());
    }
    if (m_job.stop.stop_requested())
        return tl::unexpected(cancelled());
    return m_encoder->send(nullptr, take)
        .and_then(
            [&] { return m_decoder->send(nullptr, [&](const AVFrame &f) { return compare(f); }); })
        .and_then([&]() -> Result<> {
            if (m_inFlight.empty())
                return {};
            return fail(Error::Kind::Internal,
                        "The encoder lost " + std::to_string(m_inFlight.size()) + " frames.");
        });
}

Result<> MovieWriter::finish()
{
    Result<> done;
    for (const auto &track : m_audio) {
        if (done)
            done = track->finish();
        m_written.audioSeconds.push_back(track->writtenSeconds());
    }
    return done
        .and_then([&] {
            return checkAv(av_write_trailer(m_output.get()), "finishing '" + m_finalPath + "'");
        })
        .and_then([&]() -> Result<> {
            const int failed = m_output->pb->error;
            const int closed = avio_closep(&m_output->pb);
            const int code = failed < 0 ? failed : closed;
            if (code < 0 && systemError(code) != 0)
                return tl::unexpected(writeError(m_finalPath, systemError(code)));
            return checkAv(code, "closing '" + m_finalPath + "'");
        })
        .and_then([&] { return m_file->commit(m_job.settings.overwrite); });
}

Result<WrittenExport> MovieWriter::run()
{
    std::error_code code;
    if (!m_job.settings.overwrite && std::filesystem::exists(m_finalPath, code))
        return fail(Error::Kind::InvalidInput,
                    "'" + m_finalPath + "' exists; allow overwriting or choose another name.");
    Result<OutputFolder> folder = OutputFolder::prepare(m_finalPath);
    if (!folder)
        return tl::unexpected(folder.error());
    m_file.emplace(m_finalPath);
    const int threads = m_job.settings.threads;
    Result<> done = VideoEncoder::open(m_job.storage, true, threads)
                        .map([&](VideoEncoder encoder) { m_encoder.emplace(std::move(encoder)); })
                        .and_then([&] { return openOutput(); })
                        .and_then([&] { return addVideoStream(); })
                        .and_then([&] {
                            return CheckDecoder::open(m_job.storage, *m_video->codecpar, threads);
                        })
                        .map([&](CheckDecoder decoder) { m_decoder.emplace(std::move(decoder)); })
                        .and_then([&] { return addAudio(); })
                        .and_then([&] { return named(writeHeader()); })
                        .and_then([&] { return named(encodeAll()); })
                        .and_then([&] { return named(finish()); });
    m_output.reset();
    if (!done) {
        m_file.reset(); // before the folder goes, if it was new
        return tl::unexpected(done.error());
    }
    folder->keep();
    m_written.files = {m_finalPath};
    return std::move(m_written);
}

} // namespace

std::uint64_t packetFingerprint(const AVPacket &packet)
{
    std::uint64_t result = fingerprint(packet.data, std::size_t(packet.size));
    std::size_t size = 0;
    if (const std::uint8_t *beside =
            av_packet_get_side_data(&packet, AV_PKT_DATA_MATROSKA_BLOCKADDITIONAL, &size))
        result = fingerprint(beside, size, result);
    return result;
}

Result<WrittenExport> writeMovie(const ExportJob &job)
{
    return MovieWriter(job).run();
}

} // namespace filigree
