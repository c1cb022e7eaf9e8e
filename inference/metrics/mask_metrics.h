// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/image.h"

//! Quality of a mask against its truth. Masks are one-channel images of any type, inside where at
//! least 128 of 255; both have one size (Perazzi et al. 2016, the DAVIS benchmark).
namespace filigree::metrics {

//! J: intersection over union; 1 when both are empty.
double jaccard(const Image &mask, const Image &truth);

//! F: F-measure of the outlines, matched within 0.008 of the frame's diagonal.
double boundaryF(const Image &mask, const Image &truth);

struct MaskScore
{
    double j = 0;
    double f = 0;
    double jf() const { return (j + f) / 2; }
};

MaskScore maskScore(const Image &mask, const Image &truth);

} // namespace filigree::metrics
