// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/media/av_types.h"

#include <string>

namespace filigree {

//! One image file, decoded. Internal to project_io.
struct DecodedImage
{
    FramePtr frame;
    AVCodecID codec = AV_CODEC_ID_NONE;
    AVRational frameRate{0, 1}; //!< As DPX and EXR may tell; 0/1: unknown.
    std::string timecode; //!< As DPX and EXR may tell.
    int bitDepth = 0; //!< As stored, where the frame does not tell (half floats); 0: it does.
    bool premultiplied = false; //!< Alpha is associated (EXR by its nature, TIFF by its tag).
};

//! Chooses the decoder by the file's first bytes, and by its name where those say nothing.
Result<DecodedImage> decodeImage(const std::string &path);

} // namespace filigree
