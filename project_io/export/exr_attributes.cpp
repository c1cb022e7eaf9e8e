// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/export/exr_attributes.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <functional>
#include <optional>
#include <string_view>

extern "C" {
#include <libavutil/intreadwrite.h>
}

namespace filigree {
namespace {

//! x and y of red, green, blue and white, as ITU-T H.273, table 2 has them.
struct Chromaticities
{
    int primaries;
    std::array<float, 8> xy;
};

constexpr std::array<Chromaticities, 6> known{{
    {1, {0.640f, 0.330f, 0.300f, 0.600f, 0.150f, 0.060f, 0.3127f, 0.3290f}},
    {5, {0.640f, 0.330f, 0.290f, 0.600f, 0.150f, 0.060f, 0.3127f, 0.3290f}},
    {6, {0.630f, 0.340f, 0.310f, 0.595f, 0.155f, 0.070f, 0.3127f, 0.3290f}},
    {9, {0.708f, 0.292f, 0.170f, 0.797f, 0.131f, 0.046f, 0.3127f, 0.3290f}},
    {11, {0.680f, 0.320f, 0.265f, 0.690f, 0.150f, 0.060f, 0.314f, 0.351f}},
    {12, {0.680f, 0.320f, 0.265f, 0.690f, 0.150f, 0.060f, 0.3127f, 0.3290f}},
}};

struct Attribute
{
    std::string_view name;
    std::span<const std::uint8_t> value;
};

//! Calls visit for every attribute; returns where the header's closing zero byte is.
std::optional<std::size_t> visitAttributes(std::span<const std::uint8_t> file,
                                           const std::function<void(const Attribute &)> &visit)
{
    constexpr std::size_t versionEnd = 8;
    if (file.size() < versionEnd + 1 || AV_RL32(file.data()) != 20000630)
        return {};
    const auto text = [&](std::size_t &at) -> std::optional<std::string_view> {
        const void *const end = std::memchr(file.data() + at, 0, file.size() - at);
        if (!end)
            return {};
        const std::string_view found(reinterpret_cast<const char *>(file.data()) + at);
        at += found.size() + 1;
        return found;
    };
    std::size_t at = versionEnd;
    while (at < file.size() && file[at] != 0) {
        const auto name = text(at);
        const auto type = name && at < file.size() ? text(at) : std::nullopt;
        if (!type || at + 4 > file.size())
            return {};
        const std::size_t size = AV_RL32(file.data() + at);
        at += 4;
        if (size > file.size() - at)
            return {};
        visit({*name, file.subspan(at, size)});
        at += size;
    }
    return at < file.size() ? std::optional(at) : std::nullopt;
}

void append(Bytes &out, std::string_view name, std::string_view type,
            std::span<const std::uint8_t> value)
{
    out.insert(out.end(), name.begin(), name.end());
    out.push_back(0);
    out.insert(out.end(), type.begin(), type.end());
    out.push_back(0);
    std::uint8_t size[4];
    AV_WL32(size, std::uint32_t(value.size()));
    out.insert(out.end(), size, size + 4);
    out.insert(out.end(), value.begin(), value.end());
}

constexpr std::uint32_t dropFlag = 1u << 6, fieldMark = 1u << 15;

//! Whether the frames of the file's rate are counted in pairs: ST 12-1 has two bits for the tens.
bool countsPairs(const Attribute &attribute)
{
    return attribute.name == "framesPerSecond" && attribute.value.size() == 8
        && std::int64_t(AV_RL32(attribute.value.data()))
        > 30 * std::int64_t(AV_RL32(attribute.value.data() + 4));
}

//! SMPTE ST 12-1 as OpenEXR packs it: two decimal digits of each part in a byte, and the flags.
//! Above 30 frames a second the number is the pair's, and the field mark tells its second frame.
std::uint32_t packedTimecode(const std::string &timecode, bool inPairs)
{
    unsigned h = 0, m = 0, s = 0, f = 0;
    char separator = ':';
    std::sscanf(timecode.c_str(), "%2u:%2u:%2u%c%2u", &h, &m, &s, &separator, &f);
    const auto decimal = [](unsigned v) { return v / 10 << 4 | v % 10; };
    const std::uint32_t mark = inPairs && f % 2 == 1 ? fieldMark : 0;
    return decimal(h) << 24 | decimal(m) << 16 | decimal(s) << 8 | decimal(inPairs ? f / 2 : f)
        | (separator == ';' ? dropFlag : 0) | mark;
}

std::string unpackedTimecode(std::uint32_t v, bool inPairs)
{
    const auto number = [v](int shift, unsigned tensMask) {
        return int((v >> (shift + 4) & tensMask) * 10 + (v >> shift & 15));
    };
    const int frame = inPairs ? number(0, 3) * 2 + (v & fieldMark ? 1 : 0) : number(0, 3);
    char text[32];
    std::snprintf(text, sizeof text, "%02d:%02d:%02d%c%02d", number(24, 3), number(16, 7),
                  number(8, 7), v & dropFlag ? ';' : ':', frame);
    return text;
}

//! The number of scan lines, from the attribute of that name; 0 when it is another attribute.
std::size_t linesOf(const Attribute &attribute)
{
    if (attribute.name != "dataWindow" || attribute.value.size() != 16)
        return 0;
    const auto lines = std::int64_t(std::int32_t(AV_RL32(attribute.value.data() + 12)))
        - std::int32_t(AV_RL32(attribute.value.data() + 4)) + 1;
    return lines > 0 ? std::size_t(lines) : 0;
}

//! Whether every scan line lies within the file: decoders pass over missing ones in silence.
bool isComplete(std::span<const std::uint8_t> file, std::size_t headerEnd, std::size_t lines)
{
    const std::size_t table = headerEnd + 1;
    if (lines == 0 || lines > (file.size() - table) / 8)
        return false;
    for (std::size_t line = 0; line < lines; ++line) {
        const std::uint64_t at = AV_RL64(file.data() + table + line * 8);
        if (at < table + lines * 8 || at > file.size() || file.size() - at < 8)
            return false;
        if (AV_RL32(file.data() + at + 4) > file.size() - at - 8) // its line number, then its size
            return false;
    }
    return true;
}

Bytes attributes(const ImageMetadata &metadata, bool inPairs)
{
    Bytes out;
    append(out, "comments", "string",
           {reinterpret_cast<const std::uint8_t *>(metadata.note.data()), metadata.note.size()});
    for (const Chromaticities &entry : known) {
        if (entry.primaries != exrPrimaries(metadata.primaries))
            continue;
        std::array<std::uint8_t, 32> value;
        for (std::size_t i = 0; i < entry.xy.size(); ++i)
            AV_WL32(value.data() + 4 * i, std::bit_cast<std::uint32_t>(entry.xy[i]));
        append(out, "chromaticities", "chromaticities", value);
    }
    if (!metadata.timecode.empty()) {
        std::array<std::uint8_t, 8> value{};
        AV_WL32(value.data(), packedTimecode(metadata.timecode, inPairs));
        append(out, "timeCode", "timecode", value);
    }
    return out;
}

} // namespace

int exrPrimaries(int primaries)
{
    const int wanted = primaries == 7 ? 6 : primaries; // the same colours
    const auto is = [wanted](const Chromaticities &entry) { return entry.primaries == wanted; };
    return std::any_of(known.begin(), known.end(), is) ? wanted : 2;
}

Result<> addExrMetadata(Bytes &file, const ImageMetadata &metadata)
{
    std::size_t lines = 0;
    bool inPairs = false;
    const auto headerEnd = visitAttributes(file, [&](const Attribute &attribute) {
        lines = std::max(lines, linesOf(attribute));
        inPairs = inPairs || countsPairs(attribute);
    });
    if (!headerEnd || !isComplete(file, *headerEnd, lines))
        return fail(Error::Kind::Internal, "The encoder's picture is no EXR file.");
    const Bytes added = attributes(metadata, inPairs);
    for (std::size_t line = 0; line < lines; ++line) {
        std::uint8_t *const offset = file.data() + *headerEnd + 1 + line * 8;
        AV_WL64(offset, AV_RL64(offset) + added.size());
    }
    file.insert(file.begin() + std::ptrdiff_t(*headerEnd), added.begin(), added.end());
    return {};
}

Result<ImageMetadata> readExrMetadata(std::span<const std::uint8_t> file)
{
    ImageMetadata metadata;
    std::size_t lines = 0;
    bool inPairs = false;
    std::optional<std::uint32_t> timecode;
    const auto headerEnd = visitAttributes(file, [&](const Attribute &attribute) {
        const auto &value = attribute.value;
        inPairs = inPairs || countsPairs(attribute);
        lines = std::max(lines, linesOf(attribute));
        if (attribute.name == "comments")
            metadata.note.assign(reinterpret_cast<const char *>(value.data()), value.size());
        if (attribute.name == "timeCode" && value.size() == 8)
            timecode = AV_RL32(value.data());
        if (attribute.name == "chromaticities" && value.size() == 32)
            for (const Chromaticities &entry : known) {
                bool same = true;
                for (std::size_t i = 0; i < entry.xy.size(); ++i)
                    same = same
                        && std::abs(std::bit_cast<float>(AV_RL32(value.data() + 4 * i))
                                    - entry.xy[i])
                            < 1e-4f;
                if (same)
                    metadata.primaries = entry.primaries;
            }
    });
    if (!headerEnd || !isComplete(file, *headerEnd, lines))
        return fail(Error::Kind::Unreadable, "It is no EXR file, or one that ends too early.");
    if (timecode)
        metadata.timecode = unpackedTimecode(*timecode, inPairs);
    return metadata;
}

} // namespace filigree
