// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/video_decoder.h"

#include "project_io/media/frame_memory.h"

#include <algorithm>
#include <thread>

namespace filigree {

//! FFmpeg's own VP8 and VP9 decoders drop the alpha of WebM; libvpx's keep it.
static const AVCodec *decoderFor(const AVStream &stream)
{
    const AVCodecID id = stream.codecpar->codec_id;
    const AVDictionaryEntry *alpha = av_dict_get(stream.metadata, "alpha_mode", nullptr, 0);
    if (alpha && std::string_view(alpha->value) == "1") {
        const char *name = id == AV_CODEC_ID_VP9 ? "libvpx-vp9"
            : id == AV_CODEC_ID_VP8              ? "libvpx"
                                                 : nullptr;
        if (const AVCodec *keeping = name ? avcodec_find_decoder_by_name(name) : nullptr)
            return keeping;
    }
    return avcodec_find_decoder(id);
}

VideoDecoder::VideoDecoder(std::unique_ptr<MediaInput> input,
                           std::shared_ptr<const FrameIndex> index)
    : m_index(std::move(index))
    , m_reader(std::move(input), m_index)
    , m_packet(av_packet_alloc())
    , m_frame(av_frame_alloc())
{ }

Result<std::unique_ptr<VideoDecoder>> VideoDecoder::open(std::unique_ptr<MediaInput> input,
                                                         std::shared_ptr<const FrameIndex> index,
                                                         std::stop_token stop)
{
    const std::string path = input->path();
    const AVStream &stream = *input->stream();
    const AVCodec *codec = decoderFor(stream);
    if (!codec)
        return fail(Error::Kind::Unsupported,
                    path + ": there is no decoder for "
                        + avcodec_get_name(stream.codecpar->codec_id)
                        + " in the installed FFmpeg libraries.");
    CodecContextPtr context(avcodec_alloc_context3(codec));
    if (!context)
        return fail(Error::Kind::OutOfMemory, "Opening " + path + " failed: out of memory.");
    if (const Result<> check = checkAv(
            avcodec_parameters_to_context(context.get(), stream.codecpar), "Setting up " + path);
        !check)
        return tl::unexpected(check.error());
    context->thread_count = std::clamp(int(std::thread::hardware_concurrency()), 1, 16);
    context->thread_type = FF_THREAD_FRAME | FF_THREAD_SLICE;
    shareFrameMemory(*context);
    // a stream that does not say how far it reorders would lose frames until the decoder guesses
    context->has_b_frames = std::max(context->has_b_frames, index->reorderDepth);
    if (const Result<> check =
            checkAv(avcodec_open2(context.get(), codec, nullptr), "Opening the decoder of " + path);
        !check)
        return tl::unexpected(check.error());
    std::unique_ptr<VideoDecoder> decoder(new VideoDecoder(std::move(input), std::move(index)));
    decoder->m_context = std::move(context);
    if (const Result<> started = decoder->start(0, std::move(stop)); !started)
        return tl::unexpected(started.error());
    return decoder;
}

Result<> VideoDecoder::start(int packet, std::stop_token stop, int end)
{
    avcodec_flush_buffers(m_context.get());
    av_packet_unref(m_packet.get());
    m_hasWaiting = false;
    m_ended = false;
    m_end = end;
    return m_reader.seek(packet, std::move(stop));
}

Result<> VideoDecoder::feed(std::stop_token stop)
{
    if (!m_hasWaiting) {
        av_packet_unref(m_packet.get());
        const Result<int> id =
            m_reader.next() >= m_end ? Result<int>(-1) : m_reader.read(m_packet.get(), stop);
        if (!id)
            return tl::unexpected(id.error());
        m_ended = *id < 0 || *id >= m_end;
        if (m_ended)
            av_packet_unref(m_packet.get());
        else if (m_packet->size == 0)
            return {}; // "repeat the last frame" in AVI; to a decoder it would mean the end
        const int shown = *id >= 0 ? m_index->frameOfPacket[*id] : -1;
        const bool unwanted = shown >= 0 && shown < m_firstWanted;
        m_context->skip_frame = unwanted ? AVDISCARD_NONREF : AVDISCARD_DEFAULT;
        m_packet->pts = *id; // decoders carry it to the frame, whatever the order
        m_packet->dts = *id;
    }
    const int sent = avcodec_send_packet(m_context.get(), m_ended ? nullptr : m_packet.get());
    m_hasWaiting = sent == AVERROR(EAGAIN);
    if (sent == AVERROR(ENOMEM))
        return checkAv(sent, "Decoding " + input().path());
    return {}; // a packet that cannot be decoded is missed by its frame, which says more
}

Result<int> VideoDecoder::next(std::stop_token stop)
{
    for (;;) {
        if (stop.stop_requested())
            return fail(Error::Kind::Cancelled, "Decoding " + input().path() + " was cancelled.");
        const int received = avcodec_receive_frame(m_context.get(), m_frame.get());
        if (received >= 0) {
            const std::int64_t id = m_frame->pts;
            if (id >= 0 && id < std::int64_t(m_index->packets.size()))
                return int(id);
            continue;
        }
        if (received == AVERROR_EOF)
            return -1;
        if (received == AVERROR(ENOMEM))
            return tl::unexpected(checkAv(received, "Decoding " + input().path()).error());
        if (received != AVERROR(EAGAIN))
            continue; // one damaged frame; the decoder goes on behind it
        if (const Result<> fed = feed(stop); !fed)
            return tl::unexpected(fed.error());
    }
}

} // namespace filigree
