// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/media/frame_converter.h"
#include "project_io/media/orientation.h"

namespace filigree {

//! How the frames of one clip become images; settled once, from its first frame. Internal to
//! project_io.
struct FrameFormat
{
    ConversionTarget target;
    Orientation orientation;
    Size stored; //!< Before orientation.
};

//! Fills the parts of info that the picture itself tells: sizes, format, depth, alpha, colour.
//! info.pixelAspect is taken from the frame where it is 0/1.
//! container: what the container says of colour (null: nothing); matrix: its display matrix.
Result<FrameFormat> settleFormat(const AVFrame &first, AVCodecID codec,
                                 const AVCodecParameters *container, const std::int32_t *matrix,
                                 bool isStillFormat, ClipInfo &info);

//! `where` names file and frame for errors.
Result<ImagePtr> imageOf(const AVFrame &frame, const FrameFormat &format, const std::string &where);

} // namespace filigree
