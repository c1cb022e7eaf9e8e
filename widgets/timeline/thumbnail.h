// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/image.h"

#include <QImage>

namespace filigree {

//! A small opaque picture of a frame, stretched to `size`. Reads only as many pixels as it takes,
//! so a large frame costs no more than a small one. Any thread.
QImage thumbnail(const Image &image, const QSize &size);

} // namespace filigree
