// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/base/image.h"

#include <cstdlib>
#include <cstring>
#include <new>
#include <utility>

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace filigree {

void Image::Free::operator()(std::byte *pixels) const noexcept
{
    std::free(pixels);
}

//! Touching a frame of fresh memory costs more in page faults than in arithmetic, so large pictures
//! are laid on large pages where the system has them.
Image::Pixels Image::allocate(std::size_t bytes)
{
    constexpr std::size_t largePage = 2 << 20;
    if (bytes == 0)
        return {};
    void *pixels = nullptr;
    if (bytes < 2 * largePage)
        pixels = std::malloc(bytes);
    else if (posix_memalign(&pixels, largePage, bytes) != 0)
        pixels = nullptr;
    if (!pixels)
        throw std::bad_alloc();
#ifdef __linux__
    if (bytes >= 2 * largePage)
        madvise(pixels, bytes / largePage * largePage, MADV_HUGEPAGE); // as well without
#endif
    return Pixels(static_cast<std::byte *>(pixels));
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
