// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/packed_mask.h"

#include <compare>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace filigree {

//! 128 bits that stand for everything a result was made from. Equal content gives the equal key in
//! every process and on every machine. All zero: no key.
struct ContentKey
{
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    constexpr bool isNull() const { return high == 0 && low == 0; }
    constexpr auto operator<=>(const ContentKey &) const = default;
};

std::string toHex(const ContentKey &key); //!< 32 lower-case digits.
ContentKey keyFromHex(std::string_view hex); //!< Null when it is not 32 hexadecimal digits.

//! Builds a key from values in order. Every value is added with its length or fixed width, so that
//! different sequences never run together.
class KeyHasher
{
public:
    explicit KeyHasher(std::string_view domain); //!< What the key is of, e.g. "mask".
    ~KeyHasher();
    KeyHasher &add(std::string_view text);
    KeyHasher &add(const char *text) { return add(std::string_view(text)); } // not as bool
    KeyHasher &add(double value);
    KeyHasher &add(std::int64_t value);
    KeyHasher &add(int value) { return add(std::int64_t(value)); }
    KeyHasher &add(unsigned value) { return add(std::int64_t(value)); }
    KeyHasher &add(bool value) { return add(std::int64_t(value)); }
    KeyHasher &add(const ContentKey &key);
    KeyHasher &addBytes(const void *data, std::size_t size);
    ContentKey key() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

//! Of size and pixels. Remembered for as long as the mask lives, so asking again is free.
//! Thread-safe.
ContentKey maskKey(const PackedMask &mask);

} // namespace filigree
