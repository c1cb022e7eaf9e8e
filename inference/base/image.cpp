// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/base/image.h"

#include "inference/base/allocator.h"

#include <cstring>
#include <utility>

namespace filigree {

void Image::Free::operator()(std::byte *pixels) const noexcept
{
    freePixels(pixels, bytes);
}

Image::Pixels Image::allocate(std::size_t bytes)
{
    if (bytes == 0)
        return {};
    return Pixels(static_cast<std::byte *>(allocatePixels(bytes)), Free{bytes});
}

Image Image::forOverwrite(Size size, int channels, PixelType type)
{
    Image image;
    image.m_size = size;
    image.m_channels = channels;
    image.m_type = type;
    image.m_data = allocate(size.isEmpty() ? 0 : image.byteCount());
    return image;
}

Image::Image(Size size, int channels, PixelType type)
    : Image(forOverwrite(size, channels, type))
{
    if (m_data)
        std::memset(m_data.get(), 0, byteCount());
}

Image::Image(const Image &other)
    : Image(forOverwrite(other.m_size, other.m_channels, other.m_type))
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
