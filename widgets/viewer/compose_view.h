// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/viewer/view_layers.h"
#include "widgets/viewer/view_settings.h"

#include <QImage>
#include <QRectF>
#include <QSize>

namespace filigree {

//! What the viewer shows of a frame: only the visible part is converted, straight to the size on
//! the screen. Pure; call it from any thread, it takes some milliseconds at 1080p,
//! on all cores.
//!
//! visible: in pixels of the frame, whose first pixel covers (0, 0) to (1, 1), so that a Point p
//! lies at (p.x + 0.5, p.y + 0.5). target: device pixels that the visible part covers; side by side
//! A and B each show all of `visible` in their half (the middle column of an odd width is
//! left grey). pixelRatio: device pixels to a logical one, which lines are measured in.
//! Opaque RGB32; empty for an empty target or frame. Where there is no frame it is theme::surround.
QImage composeView(const ViewLayers &layers, const ViewSettings &settings, const QRectF &visible,
                   const QSize &target, double pixelRatio = 1);

} // namespace filigree
