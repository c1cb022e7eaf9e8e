// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/export/prores_header.h"

#include <cstring>

namespace filigree {
namespace {

// Byte offsets from the start of a frame: frame_size (4), 'icpf' (4), then the frame header.
constexpr std::size_t identifierAt = 4;
constexpr std::size_t headerSizeAt = 8;
constexpr std::size_t versionAt = 11;
constexpr std::size_t chromaAt = 20;
constexpr std::size_t primariesAt = 22;
constexpr std::size_t transferAt = 23;
constexpr std::size_t matrixAt = 24;
constexpr std::size_t alphaAt = 25;
constexpr std::size_t shortestHeader = 20;

std::uint8_t tagByte(int tag)
{
    return tag >= 0 && tag < 256 ? std::uint8_t(tag) : std::uint8_t(2);
}

} // namespace

Result<ProResHeader> proResHeader(std::span<const std::uint8_t> packet)
{
    if (packet.size() < headerSizeAt + shortestHeader
        || std::memcmp(packet.data() + identifierAt, "icpf", 4) != 0
        || packet[headerSizeAt] * 256u + packet[headerSizeAt + 1] < shortestHeader)
        return fail(Error::Kind::Unreadable,
                    "The encoded frame is no ProRes frame: it has no frame header.");
    ProResHeader header;
    header.version = packet[versionAt];
    header.chroma = packet[chromaAt] >> 6;
    header.primaries = packet[primariesAt];
    header.transfer = packet[transferAt];
    header.matrix = packet[matrixAt];
    header.reserved = packet[alphaAt] >> 4;
    header.alphaType = packet[alphaAt] & 15;
    return header;
}

Result<> correctProResHeader(std::span<std::uint8_t> packet, bool alpha, const ColourTags &tags)
{
    return proResHeader(packet).map([&](const ProResHeader &) {
        packet[versionAt] = 1;
        packet[primariesAt] = tagByte(tags.primaries);
        packet[transferAt] = tagByte(tags.transfer);
        packet[matrixAt] = tagByte(tags.matrix);
        packet[alphaAt] = alpha ? 2 : 0;
    });
}

} // namespace filigree
