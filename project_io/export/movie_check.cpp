// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/export/movie_check.h"

#include "inference/base/frame_number.h"
#include "project_io/export/movie_writer.h"
#include "project_io/export/prores_header.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string_view>

namespace filigree {
namespace {

//! The value of a metadata entry of the stream or, failing that, of the file.
std::string metadata(const AVFormatContext &input, const AVStream &stream, const char *key)
{
    const AVDictionaryEntry *entry = av_dict_get(stream.metadata, key, nullptr, 0);
    if (!entry)
        entry = av_dict_get(input.metadata, key, nullptr, 0);
    return entry ? entry->value : "";
}

void checkStream(Checklist &list, const ExportJob &job, const AVFormatContext &input,
                 AVStream &stream)
{
    const StorageFormat &storage = job.storage;
    const AVCodecParameters &found = *stream.codecpar;
    list.same("size", text(storage.size), text(Size{found.width, found.height}));
    const AVRational rate = stream.avg_frame_rate;
    list.add("frame rate", text(storage.frameRate), text(Rational{rate.num, rate.den}),
             std::abs(av_q2d(rate) / storage.frameRate.value() - 1) < 1e-5);
    const AVRational aspect = stream.sample_aspect_ratio;
    const double given = aspect.num > 0 ? av_q2d(aspect) : 1; // not said: square
    // WebM says it by the width to show the picture at, in whole pixels.
    const double slack = std::max(1e-3, 0.5 / storage.size.width);
    list.add("pixel aspect", text(storage.pixelAspect), text(Rational{aspect.num, aspect.den}),
             std::abs(given / storage.pixelAspect.value() - 1) <= slack);
    list.same("primaries", std::to_string(storage.tags.primaries),
              std::to_string(found.color_primaries));
    list.same("transfer", std::to_string(storage.tags.transfer), std::to_string(found.color_trc));
    // Grey pictures have no matrix to tell.
    if (!(isGrey(job.settings.content) && !isYCbCr(job.settings.format)))
        list.same("matrix", std::to_string(storage.tags.matrix), std::to_string(found.color_space));
    const bool full = found.color_range == AVCOL_RANGE_JPEG;
    list.same("range", storage.tags.fullRange ? "full" : "limited", full ? "full" : "limited");
    list.same("timecode", storage.startTimecode, metadata(input, stream, "timecode"));
    list.same("what the pixels are", storage.note, metadata(input, stream, "comment"));
    if (found.codec_id == AV_CODEC_ID_PRORES)
        list.same("depth", hasAlphaChannel(job.settings.content) ? "32" : "24",
                  std::to_string(found.bits_per_coded_sample));
    if (job.settings.format == ExportFormat::VP9 && hasAlphaChannel(job.settings.content))
        list.same("alpha mode", "1", metadata(input, stream, "alpha_mode"));
}

//! What is seen while the packets go by.
struct PacketFindings
{
    int count = 0;
    int firstWrong = -1; //!< Index of the first packet that is not as it was written.
    double worstTime = 0; //!< In frames.
    int wrongHeader = -1; //!< Index of the first ProRes frame with a wrong header.
    std::map<int, double> audioEnds; //!< In seconds, by the stream's index.
};

Result<PacketFindings> readPackets(const ExportJob &job, const WrittenExport &written,
                                   AVFormatContext &input, const AVStream &video)
{
    PacketFindings findings;
    const PacketPtr packet(av_packet_alloc());
    const int alphaType = hasAlphaChannel(job.settings.content) ? 2 : 0;
    // Packets are stored in the order of decoding, and each format here decodes in order of
    // display.
    while (packet) {
        if (job.stop.stop_requested())
            return tl::unexpected(cancelled());
        av_packet_unref(packet.get());
        const int read = av_read_frame(&input, packet.get());
        if (read == AVERROR_EOF)
            return findings;
        if (const Result<> ok = checkAv(read, "reading the export back"); !ok)
            return tl::unexpected(ok.error());
        if (packet->stream_index != video.index) {
            double &end = findings.audioEnds[packet->stream_index];
            end = std::max(end,
                           double(packet->pts + packet->duration)
                               * av_q2d(input.streams[packet->stream_index]->time_base));
            continue;
        }
        const auto index = std::size_t(findings.count++);
        const bool same = index < written.fingerprints.size()
            && packetFingerprint(*packet) == written.fingerprints[index];
        if (!same && findings.firstWrong < 0)
            findings.firstWrong = int(index);
        const double time =
            double(packet->pts) * av_q2d(video.time_base) * job.storage.frameRate.value();
        findings.worstTime = std::max(findings.worstTime, std::abs(time - double(index)));
        if (video.codecpar->codec_id == AV_CODEC_ID_PRORES && findings.wrongHeader < 0) {
            const auto header = proResHeader({packet->data, std::size_t(packet->size)});
            if (!header || header->version != 1 || header->reserved != 0
                || header->alphaType != alphaType || header->chroma != 3
                || header->matrix != job.storage.tags.matrix)
                findings.wrongHeader = int(index);
        }
        if (job.progress)
            job.progress("checking", std::min(findings.count, job.range.size()), job.range.size());
    }
    return fail(Error::Kind::OutOfMemory, "There is no memory to read the export back.");
}

std::string atFrame(const ExportJob &job, int index)
{
    return "wrong from frame " + frameNumber(job.range.in + index) + " on";
}

} // namespace

Result<> checkMovie(Checklist &list, const ExportJob &job, const WrittenExport &written)
{
    const std::string &path = written.files.front();
    AVFormatContext *context = nullptr;
    const std::string url = "file:" + path;
    const int opened = avformat_open_input(&context, url.c_str(), nullptr, nullptr);
    const InputPtr input(opened < 0 ? nullptr : context);
    const Result<> ready = checkAv(opened, "opening '" + path + "'").and_then([&] {
        return checkAv(avformat_find_stream_info(input.get(), nullptr), "reading '" + path + "'");
    });
    if (!ready) {
        list.failed("file", ready.error());
        return {};
    }
    const int video = av_find_best_stream(input.get(), AVMEDIA_TYPE_VIDEO, -1, -1, nullptr, 0);
    if (video < 0) {
        list.add("file", "a video stream", "none", false);
        return {};
    }
    AVStream &stream = *input->streams[video];
    std::vector<int> sound;
    for (unsigned i = 0; i < input->nb_streams; ++i)
        if (input->streams[i]->codecpar->codec_type == AVMEDIA_TYPE_AUDIO)
            sound.push_back(int(i));
    checkStream(list, job, *input, stream);
    list.same("sound", std::to_string(written.audioSeconds.size()), std::to_string(sound.size()));

    Result<PacketFindings> findings = readPackets(job, written, *input, stream);
    if (!findings) {
        if (findings.error().kind == Error::Kind::Cancelled)
            return tl::unexpected(findings.error());
        list.failed("frames", findings.error());
        return {};
    }
    list.same("frame count", std::to_string(job.range.size()), std::to_string(findings->count));
    list.same("frames in the file", "as encoded",
              findings->firstWrong < 0 ? "as encoded" : atFrame(job, findings->firstWrong));
    // Matroska counts in milliseconds, which are up to an eighth of a frame at 120 a second.
    list.atMost("largest error of a frame's time, in frames", 0.25, findings->worstTime);
    if (stream.codecpar->codec_id == AV_CODEC_ID_PRORES)
        list.same("ProRes frame headers", "version 1, alpha and matrix as set",
                  findings->wrongHeader < 0 ? "version 1, alpha and matrix as set"
                                            : atFrame(job, findings->wrongHeader));
    for (std::size_t i = 0; i < std::min(sound.size(), written.audioSeconds.size()); ++i) {
        const double wanted = written.audioSeconds[i], found = findings->audioEnds[sound[i]];
        list.add("end of the sound in seconds", text(wanted), text(found),
                 std::abs(wanted - found) < 0.03);
    }
    return {};
}

} // namespace filigree
