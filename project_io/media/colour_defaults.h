// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/model/clip_info.h"

namespace filigree {

//! What the defaults depend on besides the tags.
struct ColourFacts
{
    Size size;
    bool isRgb = false; //!< RGB or palette; else luma and chroma.
    bool isGrey = false;
    bool isFloat = false;
    bool isStillFormat = false; //!< An image format; else a video codec.
    bool isJpeg = false; //!< JPEG or Motion JPEG.
    bool rangeIsKnown = false; //!< tags.fullRange was read, not left at its default.
};

//! The tags with defaults in place of what is unspecified:
//! matrix: RGB for RGB; BT.601 for JPEG; as the primaries when those are tagged; else BT.709 from
//!   1280 columns or 720 lines, BT.601 (625 lines) from 487 to 576 lines, BT.601 (525) below;
//! primaries: as the matrix; BT.709 (which sRGB shares) for RGB and JPEG;
//! transfer: linear for float, sRGB for RGB and JPEG stills, else BT.709 (BT.2020 with its matrix);
//! range: full for RGB, JPEG and grey image files, limited for the rest. RGB is always full: files
//!   that say otherwise are mostly mislabelled copies of a YUV source's tag.
//! A constant-luminance BT.2020 matrix is read as the usual non-constant one.
ColourTags withDefaults(const ColourTags &tags, const ColourFacts &facts);

} // namespace filigree
