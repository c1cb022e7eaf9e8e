// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/image.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace filigree {

//! A mask or trimap that someone gave (U8, one channel), packed: kilobytes at 1080p, so that a clip
//! may have one on every frame. Unpacked when asked for, in a millisecond or two. A value whose
//! copies share their bytes; equal when the pixels are.
class PackedMask
{
public:
    PackedMask() = default; //!< None.
    explicit PackedMask(const Image &mask); //!< None for an image of another kind.
    //! What bytes() gave, wherever it has been since. Empty for anything else, and for a picture of
    //! more pixels than that.
    static std::optional<PackedMask> fromBytes(std::span<const std::byte> bytes,
                                               std::size_t mostPixels);

    explicit operator bool() const { return m_data != nullptr; }
    Size size() const { return m_data ? m_data->size : Size(); }
    Image image() const; //!< Empty when there is none.
    std::span<const std::byte> bytes() const; //!< The same for the same pixels, on any machine.
    //! Alive while a copy of this mask is; for what others remember about it.
    std::shared_ptr<const void> identity() const { return m_data; }
    bool operator==(const PackedMask &other) const;

private:
    struct Data
    {
        Size size;
        std::vector<std::byte> bytes;
    };
    explicit PackedMask(std::shared_ptr<const Data> data)
        : m_data(std::move(data))
    { }
    std::shared_ptr<const Data> m_data;
};

} // namespace filigree
