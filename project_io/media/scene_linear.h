// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/image.h"

namespace filigree {

//! Scene-linear colours (F32) as a display shows them, by the sRGB curve of IEC 61966-2-1 carried
//! on above 1 and mirrored below 0; an alpha channel stays as it is. One channel is taken as grey.
Image displayReferred(const Image &sceneLinear);

//! The inverse, to within float precision.
Image sceneLinear(const Image &displayReferred);

} // namespace filigree
