// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/image_headers.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace filigree {

static bool startsWith(std::span<const std::uint8_t> bytes, std::string_view magic,
                       std::size_t offset = 0)
{
    if (bytes.size() < offset + magic.size())
        return false;
    return std::equal(magic.begin(), magic.end(), bytes.begin() + std::ptrdiff_t(offset),
                      [](char a, std::uint8_t b) { return std::uint8_t(a) == b; });
}

static AVCodecID codecOfName(const std::string &path)
{
    struct Named
    {
        std::string_view extension;
        AVCodecID codec;
    };
    // formats without a mark at their beginning
    constexpr std::array<Named, 2> named{
        {{".tga", AV_CODEC_ID_TARGA}, {".TGA", AV_CODEC_ID_TARGA}}};
    for (const Named &entry : named)
        if (std::string_view(path).ends_with(entry.extension))
            return entry.codec;
    return AV_CODEC_ID_NONE;
}

static AVCodecID portableAnymap(std::span<const std::uint8_t> bytes)
{
    if (bytes.size() < 3 || bytes[0] != 'P' || (bytes[2] != '\n' && bytes[2] != ' '))
        return AV_CODEC_ID_NONE;
    switch (bytes[1]) {
    case '4':
        return AV_CODEC_ID_PBM;
    case '5':
        return AV_CODEC_ID_PGM;
    case '6':
        return AV_CODEC_ID_PPM;
    case '7':
        return AV_CODEC_ID_PAM;
    default:
        return AV_CODEC_ID_NONE;
    }
}

AVCodecID imageCodec(std::span<const std::uint8_t> bytes, const std::string &path)
{
    using std::operator""sv;
    if (startsWith(bytes, "\x89PNG\r\n\x1a\n"sv))
        return AV_CODEC_ID_PNG;
    if (startsWith(bytes, "\xff\xd8\xff"sv))
        return AV_CODEC_ID_MJPEG;
    if (startsWith(bytes, "II*\0"sv) || startsWith(bytes, "MM\0*"sv))
        return AV_CODEC_ID_TIFF;
    if (startsWith(bytes, "\x76\x2f\x31\x01"sv))
        return AV_CODEC_ID_EXR;
    if (startsWith(bytes, "SDPX"sv) || startsWith(bytes, "XPDS"sv))
        return AV_CODEC_ID_DPX;
    if (startsWith(bytes, "BM"sv))
        return AV_CODEC_ID_BMP;
    if (startsWith(bytes, "RIFF"sv) && startsWith(bytes, "WEBP"sv, 8))
        return AV_CODEC_ID_WEBP;
    if (startsWith(bytes, "\0\0\0\x0cjP  "sv) || startsWith(bytes, "\xff\x4f\xff\x51"sv))
        return AV_CODEC_ID_JPEG2000;
    if (startsWith(bytes, "8BPS"sv))
        return AV_CODEC_ID_PSD;
    if (startsWith(bytes, "\x01\xda"sv))
        return AV_CODEC_ID_SGI;
    if (const AVCodecID anymap = portableAnymap(bytes); anymap != AV_CODEC_ID_NONE)
        return anymap;
    return codecOfName(path);
}

//! The sample type of the first channel in an EXR header's channel list: 1 half, 2 float.
static int exrSampleType(std::span<const std::uint8_t> bytes)
{
    using std::operator""sv;
    constexpr std::string_view attribute = "channels\0chlist\0"sv;
    const auto head = bytes.first(std::min<std::size_t>(bytes.size(), 65536));
    const auto found = std::search(head.begin(), head.end(), attribute.begin(), attribute.end(),
                                   [](std::uint8_t a, char b) { return a == std::uint8_t(b); });
    std::size_t at = std::size_t(found - head.begin()) + attribute.size() + 4;
    while (at < head.size() && head[at] != 0)
        ++at;
    return at + 1 < head.size() ? head[at + 1] : 0;
}

//! The value of TIFF tag 338 (extra samples): 1 associated alpha, 2 straight; 0 when absent.
static int tiffExtraSamples(std::span<const std::uint8_t> bytes)
{
    const bool little = bytes.size() > 8 && bytes[0] == 'I';
    const auto number = [&](std::size_t at, std::size_t size) {
        std::size_t value = 0;
        for (std::size_t i = 0; i < size && at + size <= bytes.size(); ++i)
            value |= std::size_t(bytes[at + i]) << (8 * (little ? i : size - 1 - i));
        return value;
    };
    const std::size_t directory = number(4, 4);
    const std::size_t entries = number(directory, 2);
    for (std::size_t i = 0; i < entries; ++i) {
        const std::size_t entry = directory + 2 + 12 * i;
        if (entry + 12 > bytes.size())
            return 0;
        if (number(entry, 2) == 338)
            return int(number(entry + 8, 2));
    }
    return 0;
}

ImageFacts imageFacts(std::span<const std::uint8_t> bytes, AVCodecID codec)
{
    if (codec == AV_CODEC_ID_EXR)
        return {exrSampleType(bytes) == 1 ? 16 : 0, true};
    if (codec == AV_CODEC_ID_TIFF)
        return {0, tiffExtraSamples(bytes) == 1};
    return {};
}

} // namespace filigree
