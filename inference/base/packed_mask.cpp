// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/base/packed_mask.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <utility>

namespace filigree {
namespace {

// Width and height, then rows from the top, each against the one above it (the first against a row
// of zeros). Numbers are in groups of seven bits, the lowest first. Neighbouring rows of a mask
// have the same levels in the same order and differ by where these begin, which takes a byte each.
enum RowCode : std::uint64_t {
    Repeated = 0, // how many rows, all as the one above
    Moved = 1, // for each run but the first: how far it begins from where it began, as signed byte
    Whole = 2 // how many runs, and for each its length and its level
};

constexpr std::uint64_t mostSide = 1 << 20;

struct Run
{
    int begin = 0;
    std::uint8_t level = 0;
    bool operator==(const Run &) const = default;
};
using Row = std::vector<Run>;

Row rowOf(const std::uint8_t *pixels, int width)
{
    Row row;
    for (int x = 0; x < width;) {
        row.push_back({x, pixels[x]});
        const auto *end = std::find_if(pixels + x, pixels + width,
                                       [&](std::uint8_t level) { return level != pixels[x]; });
        x = int(end - pixels);
    }
    return row;
}

bool isMoved(const Row &row, const Row &above)
{
    return std::ranges::equal(row, above, [](const Run &a, const Run &b) {
        return a.level == b.level && a.begin - b.begin >= -128 && a.begin - b.begin <= 127;
    });
}

class Packer
{
public:
    Packer(Size size)
        : m_width(size.width)
        , m_above{{0, 0}}
    {
        put(std::uint64_t(size.width));
        put(std::uint64_t(size.height));
    }

    void add(Row row)
    {
        if (row == m_above) {
            ++m_repeated;
            return;
        }
        endRepetition();
        if (isMoved(row, m_above)) {
            put(Moved);
            for (std::size_t i = 1; i < row.size(); ++i)
                m_bytes.push_back(std::byte(std::int8_t(row[i].begin - m_above[i].begin)));
        } else {
            put(Whole);
            put(row.size());
            for (std::size_t i = 0; i < row.size(); ++i) {
                const int end = i + 1 < row.size() ? row[i + 1].begin : m_width;
                put(std::uint64_t(end - row[i].begin));
                m_bytes.push_back(std::byte(row[i].level));
            }
        }
        m_above = std::move(row);
    }

    std::vector<std::byte> take()
    {
        endRepetition();
        m_bytes.shrink_to_fit();
        return std::move(m_bytes);
    }

private:
    void put(std::uint64_t number)
    {
        for (; number >= 128; number >>= 7)
            m_bytes.push_back(std::byte(number & 127) | std::byte(128));
        m_bytes.push_back(std::byte(number));
    }

    void endRepetition()
    {
        if (m_repeated > 0) {
            put(Repeated);
            put(std::exchange(m_repeated, 0));
        }
    }

    int m_width;
    Row m_above;
    std::uint64_t m_repeated = 0;
    std::vector<std::byte> m_bytes;
};

//! Reads row by row and trusts nothing.
class Unpacker
{
public:
    explicit Unpacker(std::span<const std::byte> bytes)
        : m_bytes(bytes)
        , m_row{{0, 0}}
    {
        const std::uint64_t width = number(), height = number();
        m_isGood = m_isGood && width > 0 && height > 0 && width <= mostSide && height <= mostSide;
        if (m_isGood)
            m_size = {int(width), int(height)};
    }

    bool isGood() const { return m_isGood; }
    bool isAtEnd() const { return m_at == m_bytes.size() && m_repeated == 0; }
    Size size() const { return m_size; }

    //! Valid until the next call; call size().height times while isGood().
    const Row &next()
    {
        if (m_repeated > 0) {
            --m_repeated;
            return m_row;
        }
        switch (number()) {
        case Repeated:
            m_repeated = number();
            m_isGood = m_isGood && m_repeated > 0;
            m_repeated -= m_isGood ? 1 : 0;
            break;
        case Moved:
            for (std::size_t i = 1; i < m_row.size(); ++i) {
                m_row[i].begin += std::int8_t(byte());
                check(m_row[i].begin > m_row[i - 1].begin && m_row[i].begin < m_size.width);
            }
            break;
        case Whole:
            readWhole();
            break;
        default:
            m_isGood = false;
        }
        return m_row;
    }

private:
    void readWhole()
    {
        const std::uint64_t count = number();
        check(count > 0 && count <= std::uint64_t(m_size.width));
        m_row.clear();
        std::uint64_t end = 0;
        for (std::uint64_t i = 0; i < count && m_isGood; ++i) {
            const std::uint64_t length = number();
            check(length > 0 && length <= std::uint64_t(m_size.width) - end);
            const auto level = std::uint8_t(byte());
            check(m_row.empty() || m_row.back().level != level); // else they are one run
            m_row.push_back({int(end), level});
            end += length;
        }
        check(end == std::uint64_t(m_size.width));
    }

    void check(bool isRight) { m_isGood = m_isGood && isRight; }

    std::byte byte()
    {
        check(m_at < m_bytes.size());
        return m_isGood ? m_bytes[m_at++] : std::byte(0);
    }

    std::uint64_t number()
    {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            const auto group = std::uint64_t(byte());
            value |= (group & 127) << shift;
            if (group < 128)
                return value;
        }
        m_isGood = false;
        return 0;
    }

    std::span<const std::byte> m_bytes;
    std::size_t m_at = 0;
    bool m_isGood = true;
    Size m_size;
    Row m_row;
    std::uint64_t m_repeated = 0;
};

} // namespace

PackedMask::PackedMask(const Image &mask)
{
    if (mask.isEmpty() || mask.channels() != 1 || mask.type() != PixelType::U8)
        return;
    Packer packer(mask.size());
    Row row;
    for (int y = 0; y < mask.height(); ++y) {
        const auto *pixels = mask.row<std::uint8_t>(y);
        if (y == 0 || std::memcmp(pixels, mask.row<std::uint8_t>(y - 1), mask.rowBytes()) != 0)
            row = rowOf(pixels, mask.width());
        packer.add(row);
    }
    m_data = std::make_shared<const Data>(Data{mask.size(), packer.take()});
}

std::optional<PackedMask> PackedMask::fromBytes(std::span<const std::byte> bytes,
                                                std::size_t mostPixels)
{
    Unpacker unpacker(bytes);
    const Size size = unpacker.size();
    if (!unpacker.isGood() || std::size_t(size.width) * std::size_t(size.height) > mostPixels)
        return {};
    // Packed again, so that the same pixels always are the same bytes.
    Packer packer(size);
    for (int y = 0; y < size.height && unpacker.isGood(); ++y)
        packer.add(unpacker.next());
    if (!unpacker.isGood() || !unpacker.isAtEnd())
        return {};
    std::vector<std::byte> packed = packer.take();
    if (!std::ranges::equal(packed, bytes))
        return {};
    return PackedMask(std::make_shared<const Data>(Data{size, std::move(packed)}));
}

Image PackedMask::image() const
{
    if (!m_data)
        return {};
    Image mask(m_data->size, 1, PixelType::U8);
    Unpacker unpacker(m_data->bytes);
    for (int y = 0; y < mask.height(); ++y) {
        const Row &row = unpacker.next();
        for (std::size_t i = 0; i < row.size(); ++i) {
            const int end = i + 1 < row.size() ? row[i + 1].begin : mask.width();
            std::memset(mask.row<std::uint8_t>(y) + row[i].begin, row[i].level,
                        std::size_t(end - row[i].begin));
        }
    }
    return mask;
}

std::span<const std::byte> PackedMask::bytes() const
{
    return m_data ? std::span<const std::byte>(m_data->bytes) : std::span<const std::byte>();
}

bool PackedMask::operator==(const PackedMask &other) const
{
    return m_data == other.m_data
        || (m_data && other.m_data && m_data->bytes == other.m_data->bytes);
}

} // namespace filigree
