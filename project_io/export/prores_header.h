// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"
#include "project_io/model/clip_info.h"

#include <cstdint>
#include <span>

namespace filigree {

//! The fields of a ProRes frame header (SMPTE RDD 36, 5.1.1) that tell a decoder about the alpha.
struct ProResHeader
{
    int version = 0; //!< 1 is asked for with 4:4:4 or alpha.
    int chroma = 0; //!< 2: 4:2:2, 3: 4:4:4.
    int primaries = 0;
    int transfer = 0;
    int matrix = 0;
    int reserved = 0; //!< The four bits beside the alpha type; must be 0.
    int alphaType = 0; //!< 0: none, 1: 8 bit, 2: 16 bit.
};

//! Errors: Unreadable when the packet is no ProRes frame.
Result<ProResHeader> proResHeader(std::span<const std::uint8_t> packet);

//! Sets version, alpha type and tags in an encoded frame. Encoders before libavcodec 60.31 (FFmpeg
//! 7.0) write version 0 and a reserved bit beside the alpha type, and Apple's hardware decoder then
//! shows the frame as opaque.
Result<> correctProResHeader(std::span<std::uint8_t> packet, bool alpha, const ColourTags &tags);

} // namespace filigree
