// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/archive/result_codec.h"

#include "project_io/archive/compression.h"
#include "project_io/archive/result_planes.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <new>

namespace filigree {
namespace {

// A packed result is one Zstandard frame with a checksum; inside are the header and then the
// planes.
constexpr std::uint32_t magic = 0x31524746; // "FGR1"
constexpr std::size_t fixedHeader = 76;
constexpr std::size_t maximumEngineName = 1024;

struct Header
{
    ResultAddress address;
    ResultOrigin origin;
    Size size;
    int channels = 0;
    PlaneCoding coding = PlaneCoding::Bytes;
    bool hasSupport = false;
};

class ByteWriter
{
public:
    explicit ByteWriter(Blob &blob)
        : m_blob(blob)
    { }
    template<typename Number> void add(Number value)
    {
        const auto bits = std::bit_cast<std::array<std::byte, sizeof(Number)>>(value);
        m_blob.insert(m_blob.end(), bits.begin(), bits.end());
    }
    void add(const std::string &text)
    {
        const auto *bytes = reinterpret_cast<const std::byte *>(text.data());
        m_blob.insert(m_blob.end(), bytes, bytes + text.size());
    }

private:
    Blob &m_blob;
};

class ByteReader
{
public:
    explicit ByteReader(std::span<const std::byte> bytes)
        : m_bytes(bytes)
    { }
    template<typename Number> Number take()
    {
        Number value{};
        std::memcpy(&value, m_bytes.data(), sizeof value);
        m_bytes = m_bytes.subspan(sizeof value);
        return value;
    }
    std::string takeText(std::size_t size)
    {
        std::string text(reinterpret_cast<const char *>(m_bytes.data()), size);
        m_bytes = m_bytes.subspan(size);
        return text;
    }
    std::size_t left() const { return m_bytes.size(); }
    std::span<const std::byte> rest() const { return m_bytes; }

private:
    std::span<const std::byte> m_bytes;
};

static_assert(std::endian::native == std::endian::little, "packed results are little-endian");

void write(ByteWriter &to, const Header &header)
{
    to.add(magic);
    to.add(std::int32_t(header.address.clip));
    to.add(std::int32_t(header.address.object));
    to.add(std::int32_t(header.address.kind));
    to.add(std::int32_t(header.address.frame));
    to.add(header.address.key.high);
    to.add(header.address.key.low);
    to.add(header.origin.seconds);
    to.add(header.origin.presence);
    to.add(std::int32_t(header.size.width));
    to.add(std::int32_t(header.size.height));
    to.add(std::int32_t(header.channels));
    to.add(std::uint16_t(header.coding));
    to.add(std::uint16_t(header.hasSupport));
    to.add(std::uint32_t(header.origin.engine.size()));
    to.add(header.origin.engine);
}

//! False when it is no header of ours.
bool read(ByteReader &from, Header &header)
{
    if (from.left() < fixedHeader || from.take<std::uint32_t>() != magic)
        return false;
    header.address.clip = from.take<std::int32_t>();
    header.address.object = from.take<std::int32_t>();
    header.address.kind = ResultKind(from.take<std::int32_t>());
    header.address.frame = from.take<std::int32_t>();
    header.address.key.high = from.take<std::uint64_t>();
    header.address.key.low = from.take<std::uint64_t>();
    header.origin.seconds = from.take<double>();
    header.origin.presence = from.take<double>();
    header.size.width = from.take<std::int32_t>();
    header.size.height = from.take<std::int32_t>();
    header.channels = from.take<std::int32_t>();
    header.coding = PlaneCoding(from.take<std::uint16_t>());
    header.hasSupport = from.take<std::uint16_t>() == 1;
    const auto nameSize = from.take<std::uint32_t>();
    if (nameSize > maximumEngineName || nameSize > from.left())
        return false;
    header.origin.engine = from.takeText(nameSize);
    return true;
}

std::size_t pixels(const Size &size)
{
    return std::size_t(size.width) * std::size_t(size.height);
}

bool isSane(const Header &header)
{
    return !header.size.isEmpty() && header.size.width <= (1 << 20)
        && header.size.height <= (1 << 20) && pixels(header.size) <= maximumResultPixels
        && header.channels == channelsOf(header.address.kind)
        && isCodingOf(header.coding, header.address.kind);
}

} // namespace

Result<Blob> packResult(const ResultAddress &address, const Image &image,
                        const ResultOrigin &origin, const Image *support)
{
    const auto invalid = [&](const std::string &what) {
        return fail(Error::Kind::InvalidInput,
                    "The " + toText(address) + " cannot be stored: " + what + ".");
    };
    Header header{
        address,           origin, image.size(), image.channels(), codingFor(address.kind, image),
        support != nullptr};
    header.origin.engine.resize(std::min(header.origin.engine.size(), maximumEngineName));
    if (address.key.isNull())
        return invalid("it does not say what it was made from");
    if (!isSane(header))
        return invalid("its image has " + std::to_string(image.channels()) + " channels and "
                       + std::to_string(image.width()) + "x" + std::to_string(image.height())
                       + " pixels");
    const bool isTyped = address.kind == ResultKind::Trimap ? image.type() == PixelType::U8
        : address.kind == ResultKind::MaskLogits            ? image.type() == PixelType::F32
                                                            : image.type() != PixelType::U8;
    if (!isTyped)
        return invalid("its pixels are stored in another type than this kind has");
    if (support
        && (support->size() != image.size() || support->channels() != 1
            || support->type() != PixelType::U8))
        return invalid("the support is no 8-bit image of one channel of its size");
    Blob plain;
    ByteWriter writer(plain);
    write(writer, header);
    if (support)
        appendSupport(plain, *support);
    appendPlanes(plain, image, header.coding, support);
    return compress(plain);
}

Result<StoredResult> unpackResult(const ResultAddress &address, std::span<const std::byte> blob)
{
    const auto damaged = [&](const std::string &what) {
        return fail(Error::Kind::Unreadable,
                    "The stored " + toText(address) + " is damaged: " + what + ".");
    };
    // The sizes are inside of what is to be unpacked: look at them before asking for the memory.
    const auto start = decompressStart(blob, fixedHeader + maximumEngineName);
    if (!start)
        return damaged(start.error().message);
    Header header;
    ByteReader peek(*start);
    if (!read(peek, header) || !isSane(header))
        return damaged("it is no result");
    if (header.address != address)
        return damaged("it is the " + toText(header.address));
    const std::size_t headerSize = start->size() - peek.left();
    const std::size_t most = headerSize + (header.hasSupport ? pixels(header.size) : 0)
        + planeBytes(header.coding, header.channels, pixels(header.size));
    try {
        const auto plain = decompress(blob, most);
        if (!plain)
            return damaged(plain.error().message);
        // Before any memory for pixels is asked for: are there as many as the header says?
        const std::size_t least = header.hasSupport ? headerSize + pixels(header.size) : most;
        if (plain->size() < least)
            return damaged("its pixels are incomplete");
        std::span<const std::byte> rest = std::span(*plain).subspan(headerSize);
        StoredResult result{{}, {}, header.origin};
        if (header.hasSupport && !takeSupport(rest, header.size, result.support))
            return damaged("its support is incomplete");
        if (!takePlanes(rest, header.size, header.channels, header.coding,
                        header.hasSupport ? &result.support : nullptr, result.image))
            return damaged("its pixels are incomplete");
        return result;
    } catch (const std::bad_alloc &) {
        return fail(Error::Kind::OutOfMemory,
                    "There is not enough memory for the stored " + toText(address) + ".");
    }
}

} // namespace filigree
