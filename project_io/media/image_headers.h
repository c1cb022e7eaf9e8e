// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <cstdint>
#include <span>
#include <string>

extern "C" {
#include <libavcodec/codec_id.h>
}

namespace filigree {

//! The format of an image file by its first bytes, or by its name; AV_CODEC_ID_NONE: none known.
AVCodecID imageCodec(std::span<const std::uint8_t> bytes, const std::string &path);

//! What FFmpeg's decoders do not pass on.
struct ImageFacts
{
    int bitDepth = 0; //!< 16 for EXR files of half floats; 0: as decoded.
    bool premultiplied = false;
    bool isCutShort =
        false; //!< An EXR whose last blocks are missing; its decoder leaves them black.
};
ImageFacts imageFacts(std::span<const std::uint8_t> bytes, AVCodecID codec);

} // namespace filigree
