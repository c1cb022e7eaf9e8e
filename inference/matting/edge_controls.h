// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/image.h"
#include "inference/base/result.h"
#include "inference/base/settings.h"

namespace filigree {

// Pure functions: an alpha in (F32, one channel), an alpha of the same size out. Zero or neutral
// arguments return the alpha unchanged, bit for bit.

//! Moves the edge outwards by so many pixels, fractions included; inwards when negative. Soft
//! edges keep their softness.
Image grown(const Image &alpha, double pixels);
//! Gaussian blur; sigma in pixels.
Image feathered(const Image &alpha, double sigma);
//! black becomes 0, white becomes 1, in between ((a - black) / (white - black)) ^ (1 / gamma).
Image levelled(const Image &alpha, double black, double white, double gamma);
//! Regions below 0.95 that are enclosed and have at most so many pixels become opaque.
Image holesFilled(const Image &alpha, int pixels);
//! Regions above 0.05 that have at most so many pixels vanish.
Image dotsRemoved(const Image &alpha, int pixels);
//! The outermost pixels, so many deep, repeat the pixel just inside of them.
Image borderRepeated(const Image &alpha, int pixels);

//! Whether withEdgeControls() changes anything.
bool hasEdgeControls(const EdgeSettings &settings);

//! All controls but temporalSmoothing, in the order of the settings' members.
//! Errors: InvalidInput when the alpha is not F32 with one channel or a setting is not finite.
Result<Image> withEdgeControls(const Image &alpha, const EdgeSettings &settings);

} // namespace filigree
