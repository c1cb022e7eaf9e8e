// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/image.h"
#include "inference/base/prompts.h"
#include "inference/base/result.h"

#include <vector>

namespace filigree {

// From one kind of result to another, pixel by pixel. Images are of one size.

Image maskOfLogits(const Image &logits); //!< U8: 255 where the logits (F32) are above 0.
Image logitsOfMask(const Image &mask); //!< F32: firmly positive where the mask (U8) is not 0.
Image maskOfAlpha(const Image &alpha); //!< U8: 255 where the alpha (F32) is at least one half.
//! U8: 0 and 255 where the alpha is within the tolerance of 0 and 1, 128 between.
Image trimapOfAlpha(const Image &alpha, double tolerance);
//! Alpha channel of a picture with 4 channels, F32. Errors: InvalidInput for other pictures.
Result<Image> alphaChannel(const Image &picture);
//! What a drawn mask or trimap says, F32 0 to 1: the alpha channel if the picture has one that is
//! not the same everywhere, else its brightness.
Image drawnLevels(const Image &picture);
//! Sets the trimap (U8) along the strokes, in order.
void paintStrokes(const std::vector<TrimapStroke> &strokes, Image &trimap);

//! The larger of all at each pixel; of masks or trimaps their union. At least one image.
Image maximum(const std::vector<Image> &images);

//! U8: 255 where a foreground colour is worth keeping: where alpha is between 0 and 1, and up to
//! margin pixels around, for edge controls that move the edge.
Image colourSupport(const Image &alpha, int margin);
//! A foreground (F32, 3 channels) whose colours were kept only on the support gets the picture's
//! colours elsewhere. An empty support: nothing to do.
void completeForeground(Image &foreground, const Image &support, const Image &picture);

//! Alpha and straight foreground colours of one object.
struct MatteLayer
{
    Image alpha; //!< F32.
    Image foreground; //!< F32, 3 channels; empty: the picture's colours.
};

//! Several objects as one: alphas add up (to at most 1), colours are their mean weighted by alpha.
//! The foreground is empty when that of all layers is. Errors: InvalidInput for no layers or sizes
//! that differ.
Result<MatteLayer> combined(const std::vector<MatteLayer> &layers, const Image &picture);

} // namespace filigree
