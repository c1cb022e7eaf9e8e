// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/export/image_codec.h"

#include "project_io/export/video_encoder.h"

#include <QFile>
#include <cstring>

namespace filigree {

Result<Bytes> encodedImage(AVFrame &stored, ExportFormat format, const StorageFormat &storage,
                           const ImageMetadata &metadata)
{
    // PNG's own tags cannot name most transfers and would make viewers change the picture by a
    // gamma of their guess: cICP says it exactly instead.
    const bool isPng = format == ExportFormat::Png8 || format == ExportFormat::Png16;
    if (isPng && stored.color_trc != AVCOL_TRC_IEC61966_2_1)
        stored.color_trc = AVCOL_TRC_UNSPECIFIED;
    Bytes file;
    const auto take = [&](AVPacket &packet) -> Result<> {
        file.insert(file.end(), packet.data, packet.data + packet.size);
        return {};
    };
    return VideoEncoder::open(storage, false, 1)
        .and_then([&](VideoEncoder encoder) {
            return encoder.send(&stored, take).and_then([&] {
                return encoder.send(nullptr, take);
            });
        })
        .and_then([&] { return addMetadata(file, format, metadata); })
        .map([&] { return std::move(file); });
}

Result<FramePtr> decodedImage(std::span<const std::uint8_t> file, const StorageFormat &storage)
{
    const AVCodec *const codec = avcodec_find_decoder_by_name(storage.decoder);
    const CodecParametersPtr parameters(avcodec_parameters_alloc());
    const PacketPtr packet(av_packet_alloc());
    FramePtr result(av_frame_alloc());
    if (!codec || !parameters || !packet || !result
        || av_new_packet(packet.get(), int(file.size())) < 0)
        return fail(Error::Kind::OutOfMemory, "There is no memory to read an image back.");
    std::memcpy(packet->data, file.data(), file.size());
    parameters->codec_type = AVMEDIA_TYPE_VIDEO;
    parameters->codec_id = codec->id;
    const auto take = [&](const AVFrame &frame) {
        return checkAv(av_frame_ref(result.get(), &frame), "reading an image back");
    };
    return CheckDecoder::open(storage, *parameters, 1)
        .and_then([&](CheckDecoder decoder) {
            return decoder.send(packet.get(), take).and_then([&] {
                return decoder.send(nullptr, take);
            });
        })
        .and_then([&]() -> Result<FramePtr> {
            if (!result->buf[0])
                return fail(Error::Kind::Unreadable, "The image has no picture in it.");
            return std::move(result);
        });
}

Result<Bytes> fileBytes(const std::string &path)
{
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        return fail(file.exists() ? Error::Kind::Unreadable : Error::Kind::NotFound,
                    "Cannot read '" + path + "': " + file.errorString().toStdString() + ".");
    Bytes bytes(std::size_t(file.size()));
    if (file.read(reinterpret_cast<char *>(bytes.data()), qint64(bytes.size()))
        != qint64(bytes.size()))
        return fail(Error::Kind::Unreadable,
                    "Cannot read '" + path + "': " + file.errorString().toStdString() + ".");
    return bytes;
}

ExistingImage judgedImage(std::span<const std::uint8_t> file, ExportFormat format,
                          const StorageFormat &storage)
{
    const Result<ImageMetadata> metadata = readMetadata(file, format);
    if (!metadata)
        return ExistingImage::Damaged;
    const Result<FramePtr> picture = decodedImage(file, storage);
    if (!picture)
        return ExistingImage::Damaged;
    const bool same = metadata->note == storage.note && (*picture)->width == storage.size.width
        && (*picture)->height == storage.size.height && (*picture)->format == storage.pixelFormat;
    return same ? ExistingImage::Finished : ExistingImage::Foreign;
}

} // namespace filigree
