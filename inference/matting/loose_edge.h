// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/image.h"

namespace filigree {

//! How much of the edge of an alpha lies beside the object, out in the background: where what is
//! seen outside goes on inside, up to a much clearer edge of the picture. 0 to 1, of the part of
//! the edge that is not at the frame's border. Needs no other frame to compare with, so that it
//! finds what is wrong on all of them. Picture: U8, 3 channels; alpha: F32, of its size; both small
//! enough that a few pixels are a noticeable distance.
double looseEdge(const Image &picture, const Image &alpha);

} // namespace filigree
