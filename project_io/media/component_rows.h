// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/media/av_types.h"

#include <cstdint>

extern "C" {
#include <libavutil/pixdesc.h>
}

namespace filigree {

//! Reads one component (luma, red, alpha…) of one row of a frame as its integer codes, whatever
//! way the pixel format packs it. Internal to project_io.
//! Returns either `buffer`, filled, or the row itself where it already is what is wanted.
const std::uint16_t *componentRow(const AVFrame &frame, const AVPixFmtDescriptor &format,
                                  int component, int y, int width, std::uint16_t *buffer);

//! The same for palette formats; component 0 to 3: red, green, blue, alpha.
const std::uint16_t *paletteRow(const AVFrame &frame, int component, int y, int width,
                                std::uint16_t *buffer);

//! Of one float component; only for planar and packed formats of the machine's byte order.
void floatRow(const AVFrame &frame, const AVPixFmtDescriptor &format, int component, int y,
              int width, float *out, int stride);

} // namespace filigree
