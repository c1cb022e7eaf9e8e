// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/viewer/view_layers.h"

#include <QPoint>

#include <optional>

namespace filigree {

class CachedFrameSource;

//! The values of one pixel of the frame in view.
struct PixelProbe
{
    int frame = 0;
    int x = 0;
    int y = 0;
    double red = 0; //!< As stored: 0 to the maximum of the source's bit depth, or a float.
    double green = 0;
    double blue = 0;
    int bitDepth = 8;
    bool isFloat = false;
    double alpha = -1; //!< Of the selected object, 0 to 1; -1: none known.
};

//! Of a pixel of the frame that is shown. Empty: it has none there, or is a small one for now.
std::optional<PixelProbe> probeOf(const ViewLayers &layers, const CachedFrameSource &frames,
                                  ObjectId selected, const QPoint &pixel);

} // namespace filigree
