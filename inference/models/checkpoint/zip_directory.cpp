// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/checkpoint/zip_directory.h"

#include "inference/models/checkpoint/unreadable.h"

#include <cstdint>

namespace filigree {
namespace {

// Signatures and record sizes of the ZIP format (APPNOTE 4.3).
constexpr std::uint64_t endSignature = 0x06054b50;
constexpr std::uint64_t end64Signature = 0x06064b50;
constexpr std::uint64_t locatorSignature = 0x07064b50;
constexpr std::uint64_t centralSignature = 0x02014b50;
constexpr std::uint64_t localSignature = 0x04034b50;
constexpr std::size_t endSize = 22, end64Size = 56, locatorSize = 20, centralSize = 46,
                      localSize = 30;
constexpr std::uint64_t in64 = 0xFFFFFFFF; // the value is in the 64-bit record instead

// Little-endian numbers at a place that the caller has checked.
std::uint64_t number(std::span<const std::byte> bytes, std::size_t at, int width)
{
    std::uint64_t value = 0;
    for (int i = width - 1; i >= 0; --i)
        value = value << 8 | std::to_integer<std::uint64_t>(bytes[at + std::size_t(i)]);
    return value;
}

bool fits(std::span<const std::byte> bytes, std::uint64_t at, std::uint64_t size)
{
    return at <= bytes.size() && size <= bytes.size() - at;
}

struct Directory
{
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
    std::uint64_t count = 0;
};

Result<Directory> findDirectory(std::span<const std::byte> bytes)
{
    if (bytes.size() < endSize)
        return unreadable("it is too short for a ZIP archive");
    // The end record is followed by a comment of at most 65535 bytes.
    std::size_t at = bytes.size() - endSize;
    const std::size_t first = at > 0xFFFF ? at - 0xFFFF : 0;
    while (number(bytes, at, 4) != endSignature) {
        if (at == first)
            return unreadable("it is not a whole ZIP archive: its directory is missing");
        --at;
    }
    Directory found{number(bytes, at + 16, 4), number(bytes, at + 12, 4),
                    number(bytes, at + 10, 2)};
    if (at >= locatorSize && number(bytes, at - locatorSize, 4) == locatorSignature) {
        const std::uint64_t place = number(bytes, at - locatorSize + 8, 8);
        if (!fits(bytes, place, end64Size) || number(bytes, place, 4) != end64Signature)
            return unreadable("its ZIP directory is damaged");
        found = {number(bytes, place + 48, 8), number(bytes, place + 40, 8),
                 number(bytes, place + 32, 8)};
    }
    if (!fits(bytes, found.offset, found.size) || found.count > found.size / centralSize)
        return unreadable("its ZIP directory is damaged");
    return found;
}

struct Entry
{
    std::uint64_t stored = 0;
    std::uint64_t size = 0;
    std::uint64_t offset = 0;
};

// Values of 32 bits that are full stand in the extra field as 64 bits, in this order.
bool readExtra(std::span<const std::byte> extra, Entry &entry)
{
    if (entry.size != in64 && entry.stored != in64 && entry.offset != in64)
        return true;
    for (std::size_t at = 0; at + 4 <= extra.size();) {
        const std::uint64_t kind = number(extra, at, 2);
        const std::size_t length = number(extra, at + 2, 2);
        if (!fits(extra, at + 4, length))
            return false;
        std::span<const std::byte> field = extra.subspan(at + 4, length);
        if (kind == 1) {
            for (std::uint64_t *value : {&entry.size, &entry.stored, &entry.offset}) {
                if (*value != in64)
                    continue;
                if (field.size() < 8)
                    return false;
                *value = number(field, 0, 8);
                field = field.subspan(8);
            }
            return true;
        }
        at += 4 + length;
    }
    return false;
}

Result<std::span<std::byte>> entryBytes(std::span<std::byte> archive, const Entry &entry)
{
    if (!fits(archive, entry.offset, localSize)
        || number(archive, entry.offset, 4) != localSignature)
        return unreadable("its place in the archive is wrong");
    const std::uint64_t data = entry.offset + localSize + number(archive, entry.offset + 26, 2)
        + number(archive, entry.offset + 28, 2);
    if (!fits(archive, data, entry.size))
        return unreadable("it reaches beyond the archive");
    return archive.subspan(data, entry.size);
}

} // namespace

Result<std::map<std::string, std::span<std::byte>>> zipEntries(std::span<std::byte> archive)
{
    const Result<Directory> directory = findDirectory(archive);
    if (!directory)
        return tl::unexpected(directory.error());
    std::map<std::string, std::span<std::byte>> result;
    std::span<std::byte> rest = archive.subspan(directory->offset, directory->size);
    for (std::uint64_t i = 0; i < directory->count; ++i) {
        if (rest.size() < centralSize || number(rest, 0, 4) != centralSignature)
            return unreadable("its ZIP directory is damaged");
        const std::size_t nameSize = number(rest, 28, 2);
        const std::size_t extraSize = number(rest, 30, 2);
        const std::size_t whole = centralSize + nameSize + extraSize + number(rest, 32, 2);
        if (rest.size() < whole)
            return unreadable("its ZIP directory is damaged");
        const std::string name(reinterpret_cast<const char *>(rest.data()) + centralSize, nameSize);
        Entry entry{number(rest, 20, 4), number(rest, 24, 4), number(rest, 42, 4)};
        if (!readExtra(rest.subspan(centralSize + nameSize, extraSize), entry))
            return unreadable("entry '" + name + "': its size is missing");
        if (number(rest, 10, 2) != 0 || (number(rest, 8, 2) & 1) != 0)
            return fail(Error::Kind::Unsupported,
                        "entry '" + name + "' is compressed or encrypted, not stored");
        if (entry.stored != entry.size)
            return unreadable("entry '" + name + "': its two sizes differ");
        const auto bytes = entryBytes(archive, entry);
        if (!bytes)
            return unreadable("entry '" + name + "': " + bytes.error().message);
        if (!result.emplace(name, *bytes).second)
            return unreadable("entry '" + name + "' is there twice");
        rest = rest.subspan(whole);
    }
    return result;
}

} // namespace filigree
