// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace filigree {

//! The bytes of a pickle, read from front to back. The first problem stays; after it everything
//! reads as nothing.
class PickleStream
{
public:
    explicit PickleStream(std::span<const std::byte> bytes)
        : m_bytes(reinterpret_cast<const char *>(bytes.data()), bytes.size())
    { }

    std::uint64_t unsignedNumber(int width); //!< Of so many bytes, at most 8, little-endian.
    std::string_view text(std::uint64_t size);
    std::string_view line(); //!< Up to a line feed, which is taken too.

    void stop(Error::Kind kind, std::string message);
    bool isGood() const { return m_problem.message.empty(); }
    Error problem() const; //!< With the place.

private:
    std::string_view m_bytes;
    std::size_t m_at = 0;
    Error m_problem;
};

} // namespace filigree
