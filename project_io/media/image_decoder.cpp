// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/image_decoder.h"

#include "project_io/media/image_headers.h"

#include <QFile>
#include <QFileInfo>
#include <QString>

#include <cstring>

namespace filigree {

static Result<PacketPtr> wholeFile(const std::string &path)
{
    QFile file(QString::fromStdString(path));
    if (!file.exists())
        return fail(Error::Kind::NotFound, path + " does not exist.");
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::Unreadable,
                    path + " cannot be opened: " + file.errorString().toStdString() + ".");
    constexpr qint64 largest = INT_MAX - AV_INPUT_BUFFER_PADDING_SIZE;
    const qint64 size = file.size();
    if (size <= 0 || size > largest)
        return fail(Error::Kind::Unreadable,
                    path + (size > largest ? " is too large for an image." : " is empty."));
    PacketPtr packet(av_packet_alloc());
    if (!packet || av_new_packet(packet.get(), int(size)) < 0)
        return fail(Error::Kind::OutOfMemory, "Reading " + path + ": out of memory.");
    if (file.read(reinterpret_cast<char *>(packet->data), size) != size)
        return fail(Error::Kind::Unreadable,
                    path + " cannot be read: " + file.errorString().toStdString() + ".");
    packet->flags |= AV_PKT_FLAG_KEY;
    return packet;
}

Result<DecodedImage> decodeImage(const std::string &path)
{
    const Result<PacketPtr> packet = wholeFile(path);
    if (!packet)
        return tl::unexpected(packet.error());
    const std::span<const std::uint8_t> bytes((*packet)->data, std::size_t((*packet)->size));
    DecodedImage image;
    image.codec = imageCodec(bytes, path);
    if (image.codec == AV_CODEC_ID_NONE)
        return fail(
            Error::Kind::Unreadable,
            path + " is not an image of a known format, or it is damaged from its first byte on.");
    const ImageFacts facts = imageFacts(bytes, image.codec);
    if (facts.isCutShort)
        return fail(Error::Kind::Unreadable,
                    path + " is incomplete: parts of the picture are missing.");
    const AVCodec *const codec = avcodec_find_decoder(image.codec);
    if (!codec)
        return fail(Error::Kind::Unsupported,
                    path + ": there is no decoder for " + avcodec_get_name(image.codec)
                        + " in the installed FFmpeg libraries.");
    const CodecContextPtr context(avcodec_alloc_context3(codec));
    image.frame.reset(av_frame_alloc());
    if (!context || !image.frame)
        return fail(Error::Kind::OutOfMemory, "Reading " + path + ": out of memory.");
    context->thread_count = 1; // one frame: nothing to share out but slices, which EXR has
    if (image.codec == AV_CODEC_ID_EXR) {
        context->thread_count = 0;
        context->thread_type = FF_THREAD_SLICE;
    }
    // half a picture without a word would pass for a whole one
    if (image.codec != AV_CODEC_ID_TIFF) // whose decoder then stumbles over tags it need not know
        context->err_recognition = AV_EF_EXPLODE;
    int code = avcodec_open2(context.get(), codec, nullptr);
    if (code >= 0)
        code = avcodec_send_packet(context.get(), packet->get());
    if (code >= 0)
        code = avcodec_send_packet(context.get(), nullptr);
    if (code >= 0)
        code = avcodec_receive_frame(context.get(), image.frame.get());
    if (code == AVERROR_EOF || code == AVERROR(EAGAIN))
        code = AVERROR_INVALIDDATA;
    if (const Result<> check = checkAv(code, "Decoding " + path); !check)
        return tl::unexpected(check.error());
    image.frameRate = context->framerate;
    for (const char *const key : {"timecode", "timeCode"})
        if (const AVDictionaryEntry *entry = av_dict_get(image.frame->metadata, key, nullptr, 0))
            image.timecode = entry->value;
    image.bitDepth = facts.bitDepth;
    image.premultiplied = facts.premultiplied;
    return image;
}

} // namespace filigree
