// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/export/png_chunks.h"

#include <cstring>
#include <string_view>

extern "C" {
#include <libavutil/crc.h>
#include <libavutil/intreadwrite.h>
}

namespace filigree {
namespace {

constexpr std::size_t signatureSize = 8;
constexpr std::size_t headerEnd = signatureSize + 12 + 13; //!< After the IHDR chunk.
constexpr std::string_view keyword{"Comment\0", 8};

bool isPng(std::span<const std::uint8_t> file)
{
    return file.size() >= headerEnd
        && std::memcmp(file.data(), "\x89PNG\r\n\x1a\n", signatureSize) == 0
        && std::memcmp(file.data() + signatureSize + 4, "IHDR", 4) == 0;
}

void appendChunk(Bytes &out, const char *type, std::string_view data)
{
    std::uint8_t number[4];
    AV_WB32(number, std::uint32_t(data.size()));
    out.insert(out.end(), number, number + 4);
    const std::size_t start = out.size();
    out.insert(out.end(), type, type + 4);
    out.insert(out.end(), data.begin(), data.end());
    const std::uint32_t sum = av_crc(av_crc_get_table(AV_CRC_32_IEEE_LE), 0xffffffffu,
                                     out.data() + start, out.size() - start)
        ^ 0xffffffffu;
    AV_WB32(number, sum);
    out.insert(out.end(), number, number + 4);
}

} // namespace

Result<> addPngMetadata(Bytes &file, const ImageMetadata &metadata)
{
    if (!isPng(file))
        return fail(Error::Kind::Internal, "The encoder's picture is no PNG file.");
    Bytes chunks;
    if (metadata.primaries != 2 && metadata.transfer != 2) {
        const char cicp[4]{char(metadata.primaries), char(metadata.transfer), 0, 1};
        appendChunk(chunks, "cICP", {cicp, 4});
    }
    appendChunk(chunks, "tEXt", std::string(keyword) + metadata.note);
    file.insert(file.begin() + headerEnd, chunks.begin(), chunks.end());
    return {};
}

Result<ImageMetadata> readPngMetadata(std::span<const std::uint8_t> file)
{
    if (!isPng(file))
        return fail(Error::Kind::Unreadable, "It is no PNG file.");
    ImageMetadata metadata;
    for (std::size_t at = signatureSize; at + 12 <= file.size();) {
        const std::size_t size = AV_RB32(file.data() + at);
        const std::string_view type(reinterpret_cast<const char *>(file.data()) + at + 4, 4);
        if (size > file.size() - at - 12)
            return fail(Error::Kind::Unreadable, "It is a PNG file that ends too early.");
        const std::string_view data(reinterpret_cast<const char *>(file.data()) + at + 8, size);
        if (type == "cICP" && size == 4) {
            metadata.primaries = std::uint8_t(data[0]);
            metadata.transfer = std::uint8_t(data[1]);
        } else if (type == "tEXt" && data.starts_with(keyword)) {
            metadata.note = data.substr(keyword.size());
        } else if (type == "IEND") {
            return metadata;
        }
        at += size + 12;
    }
    return fail(Error::Kind::Unreadable, "It is a PNG file that ends too early.");
}

} // namespace filigree
