// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

namespace filigree {

//! Pixels a side of the pictures that networks of the SAM 2 family see, of the masks that they are
//! given, and of the logits that they answer with.
constexpr int sam2PictureSide = 1024;
constexpr int sam2LogitsSide = 256;

//! A picture as the networks see it, told apart from others by a hash of its pixels.
class Sam2Picture
{
public:
    //! 8-bit R'G'B', interleaved, 1024 x 1024, stretched and not padded.
    explicit Sam2Picture(std::vector<std::uint8_t> pixels);

    const std::vector<std::uint8_t> &pixels() const { return *m_pixels; }
    using Key = std::array<std::uint64_t, 2>;
    const Key &key() const { return m_key; }

private:
    std::shared_ptr<const std::vector<std::uint8_t>> m_pixels;
    Key m_key;
};

} // namespace filigree
