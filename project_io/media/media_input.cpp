// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/media_input.h"

#include <utility>

namespace filigree {

static int isStopped(void *stop)
{
    return static_cast<const std::stop_token *>(stop)->stop_requested() ? 1 : 0;
}

//! "a:b.mov" is a file, not the protocol "a".
static std::string urlOf(const std::string &path)
{
    return path.find("://") == std::string::npos ? "file:" + path : path;
}

Result<std::unique_ptr<MediaInput>> MediaInput::open(const std::string &path, std::stop_token stop)
{
    std::unique_ptr<MediaInput> input(new MediaInput(path));
    if (const Result<> opened = input->openContext(std::move(stop)); !opened)
        return tl::unexpected(opened.error());
    return input;
}

Result<std::unique_ptr<MediaInput>> MediaInput::openTable(std::stop_token stop) const
{
    std::unique_ptr<MediaInput> input(new MediaInput(m_path));
    if (const auto opened = input->openTableContext(m_stream->index, std::move(stop)); !opened)
        return tl::unexpected(opened.error());
    return input;
}

Result<AVFormatContext *> MediaInput::openFile(std::stop_token stop)
{
    m_stop = std::move(stop);
    AVFormatContext *context = avformat_alloc_context();
    if (!context)
        return fail(Error::Kind::OutOfMemory, "Opening " + m_path + " failed: out of memory.");
    context->interrupt_callback = {isStopped, &m_stop};
    // FFmpeg frees the context itself when opening fails
    const int opened = avformat_open_input(&context, urlOf(m_path).c_str(), nullptr, nullptr);
    m_context.reset(opened < 0 ? nullptr : context);
    if (const Result<> check = checkAv(opened, "Opening " + m_path); !check)
        return tl::unexpected(check.error());
    return context;
}

Result<> MediaInput::openContext(std::stop_token stop)
{
    const Result<AVFormatContext *> opened = openFile(std::move(stop));
    if (!opened)
        return tl::unexpected(opened.error());
    AVFormatContext *const context = *opened;
    if (const Result<> check = checkAv(avformat_find_stream_info(context, nullptr),
                                       "Reading the streams of " + m_path);
        !check)
        return check;
    const int video = av_find_best_stream(context, AVMEDIA_TYPE_VIDEO, -1, -1, nullptr, 0);
    if (video < 0 || (context->streams[video]->disposition & AV_DISPOSITION_ATTACHED_PIC))
        return fail(Error::Kind::Unsupported, m_path + " holds no video.");
    takeStream(video);
    return {};
}

Result<> MediaInput::openTableContext(int stream, std::stop_token stop)
{
    const Result<AVFormatContext *> opened = openFile(std::move(stop));
    if (!opened)
        return tl::unexpected(opened.error());
    AVFormatContext *const context = *opened;
    if (stream >= int(context->nb_streams) || !context->pb)
        return fail(Error::Kind::Unreadable, m_path + " changed while it was opened.");
    context->flags |= AVFMT_FLAG_NOPARSE | AVFMT_FLAG_NOFILLIN;
    // what is behind the header are the packets' data: claims to have read them
    context->pb->read_packet = [](void *, std::uint8_t *, int size) { return size; };
    takeStream(stream);
    return {};
}

//! Leaves out the packets of all others.
void MediaInput::takeStream(int stream)
{
    m_stream = m_context->streams[stream];
    for (unsigned i = 0; i < m_context->nb_streams; ++i) {
        m_hasAudio |= m_context->streams[i]->codecpar->codec_type == AVMEDIA_TYPE_AUDIO;
        if (int(i) != stream)
            m_context->streams[i]->discard = AVDISCARD_ALL;
    }
}

int MediaInput::readPacket(AVPacket *packet, std::stop_token stop)
{
    m_stop = std::move(stop);
    m_isFresh = false;
    for (;;) {
        if (m_stop.stop_requested())
            return AVERROR_EXIT;
        const int read = m_context ? av_read_frame(m_context.get(), packet) : AVERROR_EXIT;
        // demuxers may answer a stop with any code, even with a packet
        if (m_stop.stop_requested()) {
            m_wasStopped = true;
            av_packet_unref(packet);
            return AVERROR_EXIT;
        }
        if (read < 0 || packet->stream_index == m_stream->index)
            return read;
        av_packet_unref(packet);
    }
}

int MediaInput::seek(std::int64_t timestamp, std::stop_token stop)
{
    // the stop sticks to a context that was stopped while it read
    if (m_wasStopped || !m_context)
        if (!rewind(stop))
            return AVERROR_EXIT;
    m_stop = std::move(stop);
    m_isFresh = false;
    const int sought =
        av_seek_frame(m_context.get(), m_stream->index, timestamp, AVSEEK_FLAG_BACKWARD);
    m_wasStopped |= m_stop.stop_requested();
    return m_wasStopped ? AVERROR_EXIT : sought;
}

Result<> MediaInput::rewind(std::stop_token stop)
{
    // the only way back that every format has, and that leaves no state behind
    m_context.reset();
    m_hasAudio = false;
    m_isFresh = true;
    const Result<> opened = openContext(std::move(stop));
    m_wasStopped = m_stop.stop_requested();
    return opened;
}

} // namespace filigree
