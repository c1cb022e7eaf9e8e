// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/geometry.h"

#include <cstddef>
#include <cstdint>
#include <memory>

namespace filigree {

//! How one channel of one pixel is stored. Integers span 0 to their maximum, floats 0 to 1
//! (scene-linear sources may exceed 1).
enum class PixelType { U8, U16, F32 };

constexpr std::size_t bytesPerChannel(PixelType type)
{
    return type == PixelType::U8 ? 1 : type == PixelType::U16 ? 2 : 4;
}

//! A contiguous interleaved image that owns its pixels. 1 channel: grey, alpha, mask, logits or
//! trimap; 3: R, G, B; 4: R, G, B, alpha (straight). Copies are deep; share with ImagePtr.
class Image
{
public:
    Image() = default;
    //! Pixels start at zero. Throws std::bad_alloc.
    Image(Size size, int channels, PixelType type);
    //! Pixels start as anything, for who writes all of them.
    static Image forOverwrite(Size size, int channels, PixelType type);
    Image(const Image &other);
    Image(Image &&) noexcept = default;
    Image &operator=(const Image &other);
    Image &operator=(Image &&) noexcept = default;
    ~Image() = default;

    bool isEmpty() const { return m_size.isEmpty(); }
    Size size() const { return m_size; }
    int width() const { return m_size.width; }
    int height() const { return m_size.height; }
    int channels() const { return m_channels; }
    PixelType type() const { return m_type; }
    std::size_t rowBytes() const
    {
        return std::size_t(m_size.width) * m_channels * bytesPerChannel(m_type);
    }
    std::size_t byteCount() const { return rowBytes() * m_size.height; }

    void *data() { return m_data.get(); }
    const void *data() const { return m_data.get(); }
    //! T must match type().
    template<typename T> T *row(int y)
    {
        return reinterpret_cast<T *>(m_data.get() + rowBytes() * y);
    }
    template<typename T> const T *row(int y) const
    {
        return reinterpret_cast<const T *>(m_data.get() + rowBytes() * y);
    }
    bool operator==(const Image &other) const; //!< Same size, type and bytes.

private:
    struct Free
    {
        Free() noexcept
            : bytes(0)
        { }
        explicit Free(std::size_t size) noexcept
            : bytes(size)
        { }
        std::size_t bytes;
        void operator()(std::byte *pixels) const noexcept;
    };
    using Pixels = std::unique_ptr<std::byte[], Free>;
    static Pixels allocate(std::size_t bytes);

    Size m_size;
    int m_channels = 0;
    PixelType m_type = PixelType::U8;
    Pixels m_data;
};

using ImagePtr = std::shared_ptr<const Image>;

} // namespace filigree
