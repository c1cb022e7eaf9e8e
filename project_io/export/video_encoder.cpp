// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/export/video_encoder.h"

#include "project_io/export/prores_header.h"
#include "project_io/export/row_threads.h"

#include <string_view>
#include <utility>

extern "C" {
#include <libavutil/pixdesc.h>
}

namespace filigree {
namespace {

tl::unexpected<Error> outOfMemory()
{
    return fail(Error::Kind::OutOfMemory, "There is no memory for the encoder.");
}

} // namespace

VideoEncoder::VideoEncoder(CodecContextPtr context, PacketPtr packet, const StorageFormat &storage)
    : m_context(std::move(context))
    , m_packet(std::move(packet))
    , m_tags(storage.tags)
    , m_isProRes(m_context->codec_id == AV_CODEC_ID_PRORES)
    , m_hasAlpha(av_pix_fmt_desc_get(storage.pixelFormat)->flags & AV_PIX_FMT_FLAG_ALPHA)
{ }

Result<VideoEncoder> VideoEncoder::open(const StorageFormat &storage, bool inContainer, int threads)
{
    const AVCodec *const codec = avcodec_find_encoder_by_name(storage.encoder);
    CodecContextPtr context(codec ? avcodec_alloc_context3(codec) : nullptr);
    PacketPtr packet(av_packet_alloc());
    if (!context || !packet)
        return outOfMemory();
    context->width = storage.size.width;
    context->height = storage.size.height;
    context->pix_fmt = storage.pixelFormat;
    context->time_base = {storage.frameRate.den, storage.frameRate.num};
    context->framerate = {storage.frameRate.num, storage.frameRate.den};
    context->sample_aspect_ratio = {storage.pixelAspect.num, storage.pixelAspect.den};
    context->color_primaries = avPrimaries(storage.tags);
    context->color_trc = avTransfer(storage.tags);
    context->colorspace = avMatrix(storage.tags);
    context->color_range = avRange(storage.tags);
    if (av_pix_fmt_desc_get(storage.pixelFormat)->log2_chroma_w == 1)
        context->chroma_sample_location = AVCHROMA_LOC_LEFT;
    // Slices, not frames: as fast for these codecs, and no row of large frames waits in between.
    context->thread_type = FF_THREAD_SLICE;
    context->thread_count = threadCount(threads);
    if (context->codec_id == AV_CODEC_ID_FFV1)
        context->slices = storage.size.width * storage.size.height > 640 * 480 ? 16 : 4;
    if (inContainer)
        context->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;

    AVDictionary *raw = nullptr;
    for (const auto &[name, value] : storage.options)
        av_dict_set(&raw, name.c_str(), value.c_str(), 0);
    const int opened = avcodec_open2(context.get(), codec, &raw);
    DictionaryPtr unused(raw);
    if (opened < 0)
        return checkAv(opened,
                       std::string("starting the encoder ") + storage.encoder + " for "
                           + std::to_string(storage.size.width) + "x"
                           + std::to_string(storage.size.height) + " pixels")
            .map([&] { return VideoEncoder(std::move(context), std::move(packet), storage); });
    if (const AVDictionaryEntry *entry =
            av_dict_get(unused.get(), "", nullptr, AV_DICT_IGNORE_SUFFIX))
        return fail(Error::Kind::Internal,
                    std::string("The encoder ") + storage.encoder + " does not know the option '"
                        + entry->key + "'.");
    return VideoEncoder(std::move(context), std::move(packet), storage);
}

Result<> VideoEncoder::send(AVFrame *frame, const Take &take)
{
    Result<> sent = checkAv(avcodec_send_frame(m_context.get(), frame), "encoding a frame");
    while (sent) {
        const int received = avcodec_receive_packet(m_context.get(), m_packet.get());
        if (received == AVERROR(EAGAIN) || received == AVERROR_EOF)
            break;
        sent = checkAv(received, "encoding a frame");
        if (sent && m_isProRes) {
            sent =
                checkAv(av_packet_make_writable(m_packet.get()), "encoding a frame").and_then([&] {
                    return correctProResHeader({m_packet->data, std::size_t(m_packet->size)},
                                               m_hasAlpha, m_tags);
                });
        }
        if (sent)
            sent = take(*m_packet);
        av_packet_unref(m_packet.get());
    }
    return sent;
}

CheckDecoder::CheckDecoder(CodecContextPtr context, FramePtr frame)
    : m_context(std::move(context))
    , m_frame(std::move(frame))
{ }

Result<CheckDecoder> CheckDecoder::open(const StorageFormat &storage,
                                        const AVCodecParameters &parameters, int threads)
{
    const AVCodec *const codec = avcodec_find_decoder_by_name(storage.decoder);
    CodecContextPtr context(codec ? avcodec_alloc_context3(codec) : nullptr);
    FramePtr frame(av_frame_alloc());
    if (!context || !frame)
        return outOfMemory();
    const std::string what = std::string("starting the decoder ") + storage.decoder;
    return checkAv(avcodec_parameters_to_context(context.get(), &parameters), what)
        .and_then([&] {
            context->thread_type = FF_THREAD_SLICE;
            context->thread_count = threadCount(threads);
            // FFmpeg's TIFF decoder would take tags that it does not know for errors.
            const int strict = codec->id == AV_CODEC_ID_TIFF ? 0 : AV_EF_EXPLODE;
            context->err_recognition = strict | AV_EF_CRCCHECK | AV_EF_BITSTREAM | AV_EF_BUFFER;
            return checkAv(avcodec_open2(context.get(), codec, nullptr), what);
        })
        .map([&] { return CheckDecoder(std::move(context), std::move(frame)); });
}

Result<> CheckDecoder::send(const AVPacket *packet, const Take &take)
{
    Result<> sent =
        checkAv(avcodec_send_packet(m_context.get(), packet), "decoding an exported frame");
    while (sent) {
        const int received = avcodec_receive_frame(m_context.get(), m_frame.get());
        if (received == AVERROR(EAGAIN) || received == AVERROR_EOF)
            break;
        sent = checkAv(received, "decoding an exported frame");
        if (sent)
            sent = take(*m_frame);
        av_frame_unref(m_frame.get());
    }
    return sent;
}

} // namespace filigree
