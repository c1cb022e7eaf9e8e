// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"
#include "inference/models/mematte/detail_capture.h"

#include <stop_token>

namespace filigree {

//! How the detail decoder goes over a picture. Tiles need no more memory for a larger picture, and
//! the result does not depend on them: the margin is as wide as what a pixel is made from, which is
//! two tokens of features and 31 pixels of the picture.
struct Tiling
{
    int64_t tile = 256; //!< Pixels a side, a multiple of 16; 0: the whole picture at once.
    int64_t margin = 32; //!< Around a tile, where the picture goes on; a multiple of 16.
    //! Past its right and lower edge the picture goes on with zeros up to a multiple of this, as in
    //! MEMatte's script, which changes the pixels there; 1: it ends where it ends.
    int64_t multiple = 1;
    //! Tiles in which the trimap knows every pixel are not decoded, but have its values.
    bool skipsKnown = false;
};

//! Features [1, C, H/16, W/16] and picture with trimap [1, 4, H, W] -> alpha [H, W]. The probe is
//! shown the first tile. Errors: Cancelled.
Result<torch::Tensor> decodeInTiles(DetailCapture &decoder, const torch::Tensor &features,
                                    const torch::Tensor &pixels, const Tiling &tiling,
                                    const Probe &probe, const std::stop_token &stop);

} // namespace filigree
