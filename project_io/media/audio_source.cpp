// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/audio_source.h"

#include <algorithm>
#include <utility>

namespace filigree {
namespace {

double startOf(const AVStream &stream)
{
    return stream.start_time == AV_NOPTS_VALUE
        ? 0
        : double(stream.start_time) * av_q2d(stream.time_base);
}

} // namespace

AudioSource::AudioSource(std::string path, std::stop_token stop)
    : m_path(std::move(path))
    , m_stop(std::move(stop))
{ }

int AudioSource::interrupted(void *self)
{
    return static_cast<AudioSource *>(self)->m_stop.stop_requested() ? 1 : 0;
}

Result<std::unique_ptr<AudioSource>> AudioSource::open(const std::string &path, double firstSecond,
                                                       std::stop_token stop, int track)
{
    std::unique_ptr<AudioSource> source(new AudioSource(path, std::move(stop)));
    AVFormatContext *context = avformat_alloc_context();
    if (!context)
        return fail(Error::Kind::OutOfMemory, "There is no memory to open '" + path + "'.");
    context->interrupt_callback = {interrupted, source.get()};
    // "file:" keeps a colon in the name from being taken for a protocol.
    const std::string url = "file:" + path;
    const int opened = avformat_open_input(&context, url.c_str(), nullptr, nullptr);
    source->m_input.reset(opened < 0 ? nullptr : context);
    Result<> ready = checkAv(opened, "opening the sound of '" + path + "'").and_then([&] {
        return checkAv(avformat_find_stream_info(source->m_input.get(), nullptr),
                       "reading the sound of '" + path + "'");
    });
    if (!ready)
        return tl::unexpected(ready.error());

    AVFormatContext &input = *source->m_input;
    const AVStream *picture = nullptr;
    for (unsigned i = 0; i < input.nb_streams; ++i) {
        AVStream *const stream = input.streams[i];
        const AVMediaType type = stream->codecpar->codec_type;
        if (type == AVMEDIA_TYPE_AUDIO && source->m_trackCount++ == track)
            source->m_stream = stream;
        else
            stream->discard = AVDISCARD_ALL;
        if (type == AVMEDIA_TYPE_VIDEO && !picture
            && !(stream->disposition & AV_DISPOSITION_ATTACHED_PIC))
            picture = stream;
    }
    if (!source->m_stream)
        return fail(Error::Kind::NotFound,
                    source->m_trackCount == 0
                        ? "'" + path + "' has no sound."
                        : "'" + path + "' has no sound track " + std::to_string(track + 1) + '.');
    source->m_origin = firstSecond + startOf(picture ? *picture : *source->m_stream);
    // A second early, so that a decoder has settled at the cut; without an index it reads on
    // instead.
    const std::int64_t target =
        std::int64_t((source->m_origin - 1) / av_q2d(source->m_stream->time_base));
    if (source->m_origin > 2)
        av_seek_frame(&input, source->m_stream->index, target, AVSEEK_FLAG_BACKWARD);
    return source;
}

Result<bool> AudioSource::next(AVPacket &packet)
{
    while (true) {
        av_packet_unref(&packet);
        const int read = av_read_frame(m_input.get(), &packet);
        if (m_stop.stop_requested())
            return fail(Error::Kind::Cancelled,
                        "Reading the sound of '" + m_path + "' was stopped.");
        if (read == AVERROR_EOF)
            return false;
        if (read < 0)
            return checkAv(read, "reading the sound of '" + m_path + "'").map([] { return false; });
        if (packet.stream_index == m_stream->index)
            return true;
    }
}

double AudioSource::seconds(std::int64_t timestamp) const
{
    return double(timestamp) * av_q2d(m_stream->time_base) - m_origin;
}

} // namespace filigree
