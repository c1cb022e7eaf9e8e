// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/image.h"

//! Errors of an alpha against its truth. Alphas are one-channel images of any type (of several
//! channels the last is taken); all images of a call have one size. The region is an image that is
//! not zero where errors count; empty means the whole frame.
namespace filigree::metrics {

double sad(const Image &alpha, const Image &truth, const Image &region = {}); //!< Sum / 1000.
double mse(const Image &alpha, const Image &truth, const Image &region = {}); //!< Mean * 1000.
double mad(const Image &alpha, const Image &truth, const Image &region = {}); //!< Mean * 1000.

//! Squared difference of gradient magnitudes, summed / 1000: Gaussian derivatives, sigma 1.4
//! (Rhemann et al. 2009, "A perceptually motivated online benchmark for image matting").
double grad(const Image &alpha, const Image &truth, const Image &region = {});

//! Difference of connectedness to the largest common part, summed / 1000: step 0.1, theta 0.15,
//! 4-connected (Rhemann et al. 2009).
double conn(const Image &alpha, const Image &truth, const Image &region = {});

//! 100 times the root mean square of the wrong change from one frame to the next; the region is
//! that of the next frame (Erofeev et al. 2015, "Perceptually motivated benchmark for video
//! matting").
double dtssd(const Image &alpha, const Image &nextAlpha, const Image &truth, const Image &nextTruth,
             const Image &nextRegion = {});

//! 1000 times the mean change of squared error along the motion between the two pictures; the
//! region is that of the first frame. Pixels whose motion cannot be trusted are left out (Erofeev
//! et al. 2015).
double messddt(const Image &alpha, const Image &nextAlpha, const Image &truth,
               const Image &nextTruth, const Image &picture, const Image &nextPicture,
               const Image &region = {});

//! Unknown pixels of a trimap, as a region: 255 where 0 < trimap < 255.
Image unknownRegion(const Image &trimap);

} // namespace filigree::metrics
