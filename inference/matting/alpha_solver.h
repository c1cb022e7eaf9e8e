// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/image.h"
#include "inference/base/result.h"

#include <stop_token>

namespace filigree {

enum class AlphaMethod {
    ClosedForm, //!< The matting Laplacian alone: Levin, Lischinski, Weiss 2006, section 3.
    InformationFlow //!< With colour mixtures over near and far pixels: Aksoy, Aydin, Pollefeys
                    //!< 2017.
};

//! What is already believed of the alpha, per pixel, and how firmly.
struct AlphaPrior
{
    Image alpha; //!< F32, one channel, frame size, 0 to 1.
    Image weight; //!< F32, one channel, frame size; 0 says nothing; see FlowOptions for the scale.
};

struct AlphaOptions
{
    AlphaMethod method = AlphaMethod::InformationFlow;
    int threads = 0; //!< 0: all cores. The result does not depend on it.
    //! Frames with more unknown pixels are solved in overlapping windows of at most this many,
    //! which bounds the memory to about 1 kB a pixel.
    int maximumUnknown = 400000;
    //! Residual, relative to the right side, at which the solver is content.
    double tolerance = 1e-4;
};

//! A window of pixels: first column and row, width and height.
struct PixelWindow
{
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    constexpr bool operator==(const PixelWindow &) const = default;
};

//! Alpha of a picture (3 or 4 channels of any type; a fourth is ignored) from a trimap (U8, one
//! channel, same size: 0 background, 255 foreground, anything between unknown). F32, one channel.
//! Known pixels keep exactly 0 and 1. The cost grows with the unknown pixels, not with the frame.
//! Errors: InvalidInput for sizes or types that do not fit and for a trimap that knows nothing,
//! Cancelled, OutOfMemory.
Result<Image> solveAlpha(const Image &picture, const Image &trimap,
                         const AlphaOptions &options = {}, std::stop_token stop = {},
                         const AlphaPrior *prior = nullptr);

//! For a brush: solves only the unknown pixels inside the window and takes every other pixel from
//! the previous alpha (F32, one channel, same size). Answers for a window of 256 x 256 at once.
Result<Image> solveWindow(const Image &picture, const Image &trimap, const PixelWindow &window,
                          const Image &previousAlpha, const AlphaOptions &options = {},
                          std::stop_token stop = {});

} // namespace filigree
