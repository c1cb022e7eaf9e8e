// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/image.h"
#include "widgets/viewer/brush_dab.h"

#include <QPainterPath>
#include <QPolygonF>

#include <vector>

namespace filigree {

// From what the user draws to masks, and back. Places on the frame in Qt's types are counted from
// its corner.

//! Everything that the brush has touched.
QPainterPath brushArea(const std::vector<BrushDab> &dabs);
QPainterPath lassoArea(const std::vector<Point> &outline);

//! U8, 0 or 255: the mask (U8, or F32 logits; null: nothing) with the pixels whose centres lie in
//! the area added or taken away. Milliseconds at 4K.
ImagePtr paintedMask(const ImagePtr &mask, Size size, const QPainterPath &area, bool erases);

//! Around everything inside (U8 not 0, F32 above 0), along the pixels' edges, holes as well. Large
//! masks are looked at in coarser steps, so that it takes no more than some milliseconds.
std::vector<QPolygonF> maskOutlines(const Image &mask);

} // namespace filigree
