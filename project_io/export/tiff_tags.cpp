// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/export/tiff_tags.h"

#include <algorithm>
#include <cstring>
#include <optional>

extern "C" {
#include <libavutil/intreadwrite.h>
}

namespace filigree {
namespace {

constexpr std::size_t entrySize = 12; //!< Tag, type, count, value or its offset.
constexpr unsigned imageDescription = 270;
constexpr unsigned extraSamples = 338;
constexpr unsigned typeAscii = 2;

//! Where the first directory's entries start, and how many there are.
struct Directory
{
    std::size_t at = 0;
    std::size_t entries = 0;
};

std::optional<Directory> directory(std::span<const std::uint8_t> file)
{
    if (file.size() < 8 || std::memcmp(file.data(), "II*\0", 4) != 0)
        return {};
    const std::size_t start = AV_RL32(file.data() + 4);
    if (start < 8 || start + 2 > file.size())
        return {};
    const Directory found{start + 2, AV_RL16(file.data() + start)};
    if (found.at + found.entries * entrySize + 4 > file.size())
        return {};
    return found;
}

} // namespace

Result<> addTiffMetadata(Bytes &file, const ImageMetadata &metadata)
{
    const std::optional<Directory> old = directory(file);
    if (!old)
        return fail(Error::Kind::Internal, "The encoder's picture is no TIFF file.");
    // The directory is written anew at the end; the old one stays behind as a few unused bytes.
    std::vector<Bytes> entries;
    for (std::size_t i = 0; i < old->entries; ++i) {
        const std::uint8_t *const entry = file.data() + old->at + i * entrySize;
        if (AV_RL16(entry) != imageDescription)
            entries.emplace_back(entry, entry + entrySize);
        if (AV_RL16(entry) == extraSamples)
            AV_WL16(entries.back().data() + 8, metadata.alphaIsPremultiplied ? 1 : 2);
    }
    // A text of up to four bytes would lie in the entry itself: notes are longer.
    Bytes description(entrySize);
    AV_WL16(description.data(), imageDescription);
    AV_WL16(description.data() + 2, typeAscii);
    AV_WL32(description.data() + 4, std::uint32_t(metadata.note.size() + 1));
    AV_WL32(description.data() + 8, std::uint32_t(file.size()));
    entries.push_back(description);
    std::sort(entries.begin(), entries.end(),
              [](const Bytes &a, const Bytes &b) { return AV_RL16(a.data()) < AV_RL16(b.data()); });

    file.insert(file.end(), metadata.note.begin(), metadata.note.end());
    file.push_back(0);
    file.resize(file.size() + file.size() % 2);
    AV_WL32(file.data() + 4, std::uint32_t(file.size()));
    std::uint8_t count[2];
    AV_WL16(count, std::uint16_t(entries.size()));
    file.insert(file.end(), count, count + 2);
    for (const Bytes &entry : entries)
        file.insert(file.end(), entry.begin(), entry.end());
    file.insert(file.end(), 4, 0); // no further directory
    return {};
}

Result<ImageMetadata> readTiffMetadata(std::span<const std::uint8_t> file)
{
    const std::optional<Directory> found = directory(file);
    if (!found)
        return fail(Error::Kind::Unreadable, "It is no TIFF file, or one that ends too early.");
    ImageMetadata metadata;
    for (std::size_t i = 0; i < found->entries; ++i) {
        const std::uint8_t *const entry = file.data() + found->at + i * entrySize;
        const std::size_t count = AV_RL32(entry + 4), value = AV_RL32(entry + 8);
        if (AV_RL16(entry) == extraSamples)
            metadata.alphaIsPremultiplied = AV_RL16(entry + 8) == 1;
        if (AV_RL16(entry) == imageDescription && count > 4 && value < file.size()
            && count <= file.size() - value)
            metadata.note.assign(reinterpret_cast<const char *>(file.data()) + value, count - 1);
    }
    return metadata;
}

} // namespace filigree
