// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/base/image.h"

#include <cstring>
#include <utility>

namespace filigree {

Image::Image(Size size, int channels, PixelType type)
    : m_size(size)
    , m_channels(channels)
    , m_type(type)
    , m_data(size.isEmpty() ? nullptr : std::make_unique<std::byte[]>(byteCount()))
{ }

Image::Image(const Image &other)
    : m_size(other.m_size)
    , m_channels(other.m_channels)
    , m_type(other.m_type)
    , m_data(other.m_data ? std::make_unique_for_overwrite<std::byte[]>(other.byteCount())
                          : nullptr)
{
    if (m_data)
        std::memcpy(m_data.get(), other.m_data.get(), byteCount());
}

Image &Image::operator=(const Image &other)
{
    return *this = Image(other);
}

bool Image::operator==(const Image &other) const
{
    return m_size == other.m_size && m_channels == other.m_channels && m_type == other.m_type
        && (!m_data || std::memcmp(m_data.get(), other.m_data.get(), byteCount()) == 0);
}

} // namespace filigree
