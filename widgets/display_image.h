// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/image.h"

#include <QImage>

namespace filigree {

//! An 8-bit picture for the screen of any image: grey, R'G'B' or R'G'B' with alpha; values outside
//! the range are clipped. Takes some milliseconds at 1080p: call it beside the GUI thread.
QImage displayImage(const Image &image);

} // namespace filigree
