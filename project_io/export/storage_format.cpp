// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/export/storage_format.h"

#include "project_io/export/composition.h"
#include "project_io/export/file_names.h"
#include "project_io/export/quantisation.h"
#include "project_io/model/timecode.h"

namespace filigree {
namespace {

//! Foreground and alpha; colour alone; grey.
struct PixelFormats
{
    AVPixelFormat withAlpha, colour, grey;
};

PixelFormats pixelFormats(ExportFormat format)
{
    switch (format) {
    case ExportFormat::ProRes4444:
    case ExportFormat::ProRes4444XQ:
        return {AV_PIX_FMT_YUVA444P10, AV_PIX_FMT_YUV444P10, AV_PIX_FMT_YUV444P10};
    case ExportFormat::FFV1:
        return {AV_PIX_FMT_GBRAP16, AV_PIX_FMT_GBRP16, AV_PIX_FMT_GRAY16};
    case ExportFormat::VP9:
        return {AV_PIX_FMT_YUVA420P, AV_PIX_FMT_YUV420P, AV_PIX_FMT_YUV420P};
    case ExportFormat::Png8:
        return {AV_PIX_FMT_RGBA, AV_PIX_FMT_RGB24, AV_PIX_FMT_GRAY8};
    case ExportFormat::Png16:
        return {AV_PIX_FMT_RGBA64BE, AV_PIX_FMT_RGB48BE, AV_PIX_FMT_GRAY16BE};
    case ExportFormat::Tiff16:
        return {AV_PIX_FMT_RGBA64LE, AV_PIX_FMT_RGB48LE, AV_PIX_FMT_GRAY16LE};
    case ExportFormat::ExrHalf:
    case ExportFormat::ExrFloat:
        break;
    }
    return {AV_PIX_FMT_GBRAPF32, AV_PIX_FMT_GBRPF32, AV_PIX_FMT_GRAYF32};
}

void chooseCodec(const ExportSettings &settings, StorageFormat &storage)
{
    const bool alpha = hasAlphaChannel(settings.content);
    switch (settings.format) {
    case ExportFormat::ProRes4444:
    case ExportFormat::ProRes4444XQ:
        storage.encoder = "prores_ks";
        storage.decoder = "prores";
        storage.muxer = "mov";
        storage.options = {
            {"profile", settings.format == ExportFormat::ProRes4444XQ ? "4444xq" : "4444"},
            {"alpha_bits", alpha ? "16" : "0"}};
        break;
    case ExportFormat::FFV1:
        storage.encoder = storage.decoder = "ffv1";
        storage.muxer = "matroska";
        // Version 3 has checksums per slice; every frame stands alone, so that seeking is exact.
        storage.options = {{"level", "3"}, {"coder", "range_tab"}, {"slicecrc", "1"}, {"g", "1"}};
        break;
    case ExportFormat::VP9:
        storage.encoder = storage.decoder = "libvpx-vp9"; // FFmpeg's own decoder drops the alpha
        storage.muxer = "webm";
        // Alternate reference frames do not work together with an alpha stream.
        storage.options = {{"crf", "16"},          {"b", "0"},      {"deadline", "good"},
                           {"cpu-used", "3"},      {"row-mt", "1"}, {"auto-alt-ref", "0"},
                           {"lag-in-frames", "8"}, {"g", "60"}};
        break;
    case ExportFormat::Png8:
    case ExportFormat::Png16:
        storage.encoder = storage.decoder = "png";
        storage.options = {{"pred", "mixed"}, {"compression_level", "6"}};
        break;
    case ExportFormat::Tiff16:
        storage.encoder = storage.decoder = "tiff";
        storage.options = {{"compression_algo", "deflate"}};
        break;
    case ExportFormat::ExrHalf:
    case ExportFormat::ExrFloat:
        storage.encoder = storage.decoder = "exr";
        storage.options = {{"format", settings.format == ExportFormat::ExrHalf ? "half" : "float"},
                           {"compression", "zip1"}};
        break;
    }
    storage.lossless = !isYCbCr(settings.format);
}

ColourTags storedTags(const ExportSettings &settings, const ClipInfo &source)
{
    const auto chosen = [](int wanted, int given) { return wanted != 2 ? wanted : given; };
    ColourTags tags;
    tags.primaries = chosen(settings.tags.primaries, source.tags.primaries);
    tags.transfer = chosen(settings.tags.transfer, source.tags.transfer);
    if (undoneTransfer(settings, source) != 8)
        tags.transfer = 8;
    tags.fullRange = !isYCbCr(settings.format);
    if (isYCbCr(settings.format)) {
        // An untagged file would be decoded by guesswork: store and say the matrix that was used.
        const int given = chosen(source.tags.matrix, source.assumed.matrix);
        const int primaries = chosen(tags.primaries, source.assumed.primaries);
        tags.matrix = storableMatrix(chosen(settings.tags.matrix, given), primaries);
    } else {
        tags.matrix = 0;
    }
    return tags;
}

//! A wrong timecode that was asked for is an error; a source's that cannot be kept is left out.
Result<> chooseTimecode(const ExportSettings &settings, const ClipInfo &source,
                        StorageFormat &storage)
{
    if (settings.startTimecode) {
        if (settings.startTimecode->empty())
            return {};
        return advancedTimecode(*settings.startTimecode, storage.frameRate, 0)
            .map([&](const std::string &start) { storage.startTimecode = start; });
    }
    if (source.startTimecode.empty())
        return {};
    const auto start =
        advancedTimecode(source.startTimecode, source.frameRate, exportedRange(settings, source).in)
            .and_then([&](const std::string &label) {
                return advancedTimecode(label, storage.frameRate, 0);
            });
    if (start)
        storage.startTimecode = *start;
    else
        storage.changes.push_back(
            "The source's timecode " + source.startTimecode
            + " does not exist at the export's frame rate: none was written.");
    return {};
}

} // namespace

Result<StorageFormat> storageFormat(const ExportSettings &settings, const ClipInfo &source)
{
    StorageFormat storage;
    chooseCodec(settings, storage);
    const PixelFormats formats = pixelFormats(settings.format);
    storage.pixelFormat = hasAlphaChannel(settings.content) ? formats.withAlpha
        : isGrey(settings.content)                          ? formats.grey
                                                            : formats.colour;
    storage.size = source.size;
    storage.tags = storedTags(settings, source);
    storage.frameRate = settings.frameRate.num > 0 ? settings.frameRate : source.frameRate;
    storage.pixelAspect = settings.pixelAspect.num > 0 ? settings.pixelAspect : source.pixelAspect;
    storage.note = contentNote(settings, source);
    if (storage.size.isEmpty())
        return fail(Error::Kind::InvalidInput,
                    "The clip '" + source.path + "' has no picture size.");
    if (storage.frameRate.num <= 0 || storage.frameRate.den <= 0)
        return fail(Error::Kind::InvalidInput,
                    "The frame rate of the export of '" + source.path + "' is not known; set one.");
    if (storage.pixelAspect.num <= 0 || storage.pixelAspect.den <= 0)
        storage.pixelAspect = {1, 1};
    if (!avcodec_find_encoder_by_name(storage.encoder)
        || !avcodec_find_decoder_by_name(storage.decoder))
        return fail(Error::Kind::Unsupported,
                    std::string("This FFmpeg was built without the codec ") + storage.encoder
                        + ", which the export needs; install the complete libavcodec.");
    return chooseTimecode(settings, source, storage).map([&] {
        constexpr int mostFrames = 60; // a second: ST 12-1 counts up to 30, and in pairs
        if (isExr(settings.format) && !storage.startTimecode.empty()
            && timecodeRate(storage.frameRate) > mostFrames) {
            storage.startTimecode.clear();
            storage.changes.push_back(
                "EXR files have timecode up to 60 frames a second only: none was written.");
        }
        return std::move(storage);
    });
}

AVColorPrimaries avPrimaries(const ColourTags &tags)
{
    return static_cast<AVColorPrimaries>(tags.primaries);
}

AVColorTransferCharacteristic avTransfer(const ColourTags &tags)
{
    return static_cast<AVColorTransferCharacteristic>(tags.transfer);
}

AVColorSpace avMatrix(const ColourTags &tags)
{
    return static_cast<AVColorSpace>(tags.matrix);
}

AVColorRange avRange(const ColourTags &tags)
{
    return tags.fullRange ? AVCOL_RANGE_JPEG : AVCOL_RANGE_MPEG;
}

} // namespace filigree
