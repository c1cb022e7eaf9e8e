// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/image.h"
#include "project_io/media/av_types.h"
#include "project_io/model/clip_info.h"

#include <string>

namespace filigree {

//! What is known of a pixel format.
struct PixelTraits
{
    bool isSupported = false;
    bool isRgb = false; //!< Palettes too.
    bool isGrey = false;
    bool isFloat = false;
    bool mayHaveAlpha = false; //!< A palette may; whether it does, only its frame tells.
    bool isJpegRange = false; //!< FFmpeg's old "yuvj" formats: full range by name.
    int bitDepth = 8;
};
PixelTraits pixelTraits(int format);

//! Whether the frame's alpha says anything (a palette may be opaque throughout).
bool hasAlpha(const AVFrame &frame);

//! What to make of a frame: the same for all frames of a clip.
struct ConversionTarget
{
    int channels = 3; //!< 3 or 4; an alpha that the frame lacks is opaque.
    PixelType type = PixelType::U16; //!< U16 or F32.
    ColourTags colour; //!< With defaults filled in.
    bool chromaIsCentred = false; //!< Where 4:2:0 chroma lies when the frame does not say.
};

//! Full-range R'G'B'(A) of a decoded frame at its own precision: the standard's equations in
//! float, rounded once. Alpha is taken as it is (it has no limited range). Internal to project_io.
Result<Image> convertFrame(const AVFrame &frame, const ConversionTarget &target);

} // namespace filigree
