// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/checkpoint/pickle_stream.h"

namespace filigree {

std::uint64_t PickleStream::unsignedNumber(int width)
{
    std::uint64_t value = 0;
    const std::string_view bytes = text(std::uint64_t(width));
    for (std::size_t i = bytes.size(); i-- > 0;)
        value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

std::string_view PickleStream::text(std::uint64_t size)
{
    if (!isGood())
        return {};
    if (size > m_bytes.size() - m_at) {
        stop(Error::Kind::Unreadable, "it ends too early");
        return {};
    }
    const std::string_view result = m_bytes.substr(m_at, std::size_t(size));
    m_at += std::size_t(size);
    return result;
}

std::string_view PickleStream::line()
{
    const std::size_t end = m_bytes.find('\n', m_at);
    if (!isGood() || end == m_bytes.npos) {
        stop(Error::Kind::Unreadable, "it ends too early");
        return {};
    }
    const std::string_view result = m_bytes.substr(m_at, end - m_at);
    m_at = end + 1;
    return result;
}

void PickleStream::stop(Error::Kind kind, std::string message)
{
    if (isGood())
        m_problem = {kind, std::move(message)};
}

Error PickleStream::problem() const
{
    return {m_problem.kind,
            "its pickle is not readable at byte " + std::to_string(m_at) + ": "
                + m_problem.message};
}

} // namespace filigree
