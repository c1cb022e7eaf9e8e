// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/sam2/sam2_picture.h"

#include <cstring>

namespace filigree {
namespace {

// Two sums of products over words, far cheaper than the network and as good as never equal for
// different pictures.
Sam2Picture::Key keyOf(const std::vector<std::uint8_t> &pixels)
{
    Sam2Picture::Key key{0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F};
    for (std::size_t i = 0; i + 8 <= pixels.size(); i += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, pixels.data() + i, 8);
        key[0] = (key[0] ^ word) * 0x100000001B3;
        key[0] ^= key[0] >> 29;
        key[1] = (key[1] + word) * 0xD6E8FEB86659FD93;
        key[1] ^= key[1] >> 32;
    }
    return key;
}

} // namespace

Sam2Picture::Sam2Picture(std::vector<std::uint8_t> pixels)
    : m_pixels(std::make_shared<const std::vector<std::uint8_t>>(std::move(pixels)))
    , m_key(keyOf(*m_pixels))
{ }

} // namespace filigree
