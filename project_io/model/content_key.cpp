// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/model/content_key.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <algorithm>
#include <bit>
#include <charconv>
#include <map>
#include <mutex>

namespace filigree {

std::string toHex(const ContentKey &key)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string text(32, '0');
    for (int i = 0; i < 16; ++i) {
        text[15 - i] = digits[(key.high >> (4 * i)) & 15];
        text[31 - i] = digits[(key.low >> (4 * i)) & 15];
    }
    return text;
}

ContentKey keyFromHex(std::string_view hex)
{
    if (hex.size() != 32)
        return {};
    ContentKey key;
    const char *middle = hex.data() + 16;
    const auto high = std::from_chars(hex.data(), middle, key.high, 16);
    const auto low = std::from_chars(middle, middle + 16, key.low, 16);
    if (high.ec != std::errc() || high.ptr != middle || low.ec != std::errc()
        || low.ptr != middle + 16)
        return {};
    return key;
}

struct KeyHasher::Private
{
    QCryptographicHash hash{QCryptographicHash::Blake2s_128};
};

KeyHasher::KeyHasher(std::string_view domain)
    : d(std::make_unique<Private>())
{
    add(domain);
}

KeyHasher::~KeyHasher() = default;

KeyHasher &KeyHasher::add(std::string_view text)
{
    add(std::int64_t(text.size()));
    return addBytes(text.data(), text.size());
}

KeyHasher &KeyHasher::add(double value)
{
    // Both zeros are the same setting.
    const std::uint64_t bits =
        qToLittleEndian(std::bit_cast<std::uint64_t>(value == 0 ? 0.0 : value));
    return addBytes(&bits, sizeof bits);
}

KeyHasher &KeyHasher::add(std::int64_t value)
{
    const std::int64_t ordered = qToLittleEndian(value);
    return addBytes(&ordered, sizeof ordered);
}

KeyHasher &KeyHasher::add(const ContentKey &key)
{
    const std::uint64_t ordered[2] = {qToLittleEndian(key.high), qToLittleEndian(key.low)};
    return addBytes(ordered, sizeof ordered);
}

KeyHasher &KeyHasher::addBytes(const void *data, std::size_t size)
{
    d->hash.addData(QByteArrayView(static_cast<const char *>(data), qsizetype(size)));
    return *this;
}

ContentKey KeyHasher::key() const
{
    const QByteArray digest = d->hash.result();
    ContentKey key{qFromLittleEndian<quint64>(digest.constData()),
                   qFromLittleEndian<quint64>(digest.constData() + 8)};
    if (key.isNull())
        key.low = 1; // null is taken
    return key;
}

ContentKey maskKey(const PackedMask &mask)
{
    struct Known
    {
        std::weak_ptr<const void> mask;
        ContentKey key;
    };
    static std::mutex mutex;
    static std::map<const void *, Known> known;
    static std::size_t sweepBeyond = 64;

    if (!mask)
        return {};
    const std::shared_ptr<const void> identity = mask.identity();
    {
        const std::lock_guard lock(mutex);
        const auto it = known.find(identity.get());
        // An expired entry may be of another mask that lay at the same address.
        if (it != known.end() && !it->second.mask.expired())
            return it->second.key;
    }
    const auto bytes = mask.bytes();
    const ContentKey key = KeyHasher("mask").addBytes(bytes.data(), bytes.size()).key();
    const std::lock_guard lock(mutex);
    if (known.size() > sweepBeyond) {
        std::erase_if(known, [](const auto &entry) { return entry.second.mask.expired(); });
        sweepBeyond = std::max<std::size_t>(64, 2 * known.size());
    }
    known.insert_or_assign(identity.get(), Known{identity, key});
    return key;
}

} // namespace filigree
