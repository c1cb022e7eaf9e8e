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

//! A number of an image file's own byte order; 0 where the file ends before it.
static std::uint64_t number(std::span<const std::uint8_t> bytes, std::size_t at, std::size_t size,
                            bool littleEndian = true)
{
    std::uint64_t value = 0;
    if (at > bytes.size() || bytes.size() - at < size)
        return 0;
    for (std::size_t i = 0; i < size; ++i)
        value |= std::uint64_t(bytes[at + i]) << (8 * (littleEndian ? i : size - 1 - i));
    return value;
}

struct ExrFacts
{
    bool isHalf = false; //!< The first channel.
    bool isCutShort = false;
};

//! Walks through the header (name, type, size, value of each attribute) to the table of offsets
//! behind it. Only single-part files of scan lines are checked for missing blocks.
static ExrFacts exrFacts(std::span<const std::uint8_t> bytes)
{
    ExrFacts facts;
    const auto text = [&](std::size_t at) {
        std::string found;
        for (; at < bytes.size() && bytes[at] != 0 && found.size() < 256; ++at)
            found += char(bytes[at]);
        return found;
    };
    std::size_t at = 8;
    while (at < bytes.size() && bytes[at] != 0) {
        const std::string name = text(at);
        const std::size_t type = at + name.size() + 1;
        const std::size_t value = type + text(type).size() + 5;
        if (name == "channels") // a name, then the sample type: 1 half, 2 float
            facts.isHalf = number(bytes, value + text(value).size() + 1, 4) == 1;
        at = value + number(bytes, value - 4, 4);
    }
    constexpr std::uint64_t tiledDeepOrMultipart = 0x200 | 0x800 | 0x1000;
    const std::size_t table = at + 1;
    const std::uint64_t first = number(bytes, table, 8);
    if ((number(bytes, 4, 4) & tiledDeepOrMultipart) || first < table)
        return facts;
    for (std::size_t entry = table; entry + 8 <= first; entry += 8) {
        const std::uint64_t block = number(bytes, entry, 8);
        const std::uint64_t size = number(bytes, std::size_t(block) + 4, 4);
        if (block == 0 || block + 8 + size > bytes.size() || size == 0) {
            facts.isCutShort = true;
            return facts;
        }
    }
    return facts;
}

//! The value of TIFF tag 338 (extra samples): 1 associated alpha, 2 straight; 0 when absent.
static int tiffExtraSamples(std::span<const std::uint8_t> bytes)
{
    const bool little = bytes.size() > 8 && bytes[0] == 'I';
    const std::size_t directory = std::size_t(number(bytes, 4, 4, little));
    const std::size_t entries = std::size_t(number(bytes, directory, 2, little));
    for (std::size_t i = 0; i < entries; ++i) {
        const std::size_t entry = directory + 2 + 12 * i;
        if (entry + 12 > bytes.size())
            return 0;
        if (number(bytes, entry, 2, little) == 338)
            return int(number(bytes, entry + 8, 2, little));
    }
    return 0;
}

ImageFacts imageFacts(std::span<const std::uint8_t> bytes, AVCodecID codec)
{
    if (codec == AV_CODEC_ID_EXR) {
        const ExrFacts facts = exrFacts(bytes);
        return {facts.isHalf ? 16 : 0, true, facts.isCutShort};
    }
    if (codec == AV_CODEC_ID_TIFF)
        return {0, tiffExtraSamples(bytes) == 1, false};
    return {};
}

} // namespace filigree
