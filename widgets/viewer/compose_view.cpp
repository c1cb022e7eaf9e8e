// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/viewer/compose_view.h"

#include "widgets/theme/colours.h"
#include "widgets/viewer/row_blend.h"
#include "widgets/viewer/side_composer.h"
#include "widgets/viewer/wipe_geometry.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace filigree {
namespace {

//! Composes a side into its area of the canvas; `from` and `to` limit the columns of a row.
template<typename Limits>
void drawSide(SideComposer &side, QImage &canvas, int offset, const Limits &limits)
{
    const QRect area = side.area();
    for (int y = area.top(); y <= area.bottom(); ++y) {
        const float *row = side.row(y);
        const auto [from, to] = limits(y);
        const int first = std::max(area.left(), from);
        const int end = std::min(area.right() + 1, to);
        if (first < end) {
            auto *line = reinterpret_cast<QRgb *>(canvas.scanLine(y));
            quantiseRow(row + std::ptrdiff_t(first - area.left()) * 4, end - first,
                        line + offset + first);
        }
    }
}

const std::vector<ObjectLayer> &objectsB(const ViewLayers &layers)
{
    return layers.objectsB.empty() ? layers.objects : layers.objectsB;
}

void drawWipe(const ViewLayers &layers, const ViewSettings &settings, const ViewWindow &window,
              QImage &canvas)
{
    const double scaleX = window.target.width() / window.visible.width();
    const double scaleY = window.target.height() / window.visible.height();
    const QRectF frame(-window.visible.x() * scaleX, -window.visible.y() * scaleY,
                       layers.size.width * scaleX, layers.size.height * scaleY);
    const WipeGeometry wipe = WipeGeometry::onScreen(settings.wipe, frame);
    const int width = window.target.width();
    // Columns of row y that are on the left of the line, by pixel centres.
    bool flipped = false;
    const auto split = [&](int y) {
        const double x = std::ceil(wipe.crossing(y + 0.5, &flipped) - 0.5);
        return static_cast<int>(std::clamp(x, 0.0, double(width)));
    };
    const int top = split(0);
    const bool leftIsB = flipped;
    const int bottom = split(window.target.height() - 1);
    for (const bool left : {true, false}) {
        ViewWindow part = window;
        if (left)
            part.part.setRight(std::max(top, bottom) - 1);
        else
            part.part.setLeft(std::min(top, bottom));
        if (part.part.isEmpty())
            continue;
        const bool isB = left == leftIsB;
        SideComposer side(layers, isB ? objectsB(layers) : layers.objects,
                          isB ? settings.b.mode : settings.a.mode, settings, part);
        drawSide(side, canvas, 0, [&](int y) {
            const int x = split(y);
            return left ? std::pair(0, x) : std::pair(x, width);
        });
    }
}

} // namespace

QImage composeView(const ViewLayers &layers, const ViewSettings &settings, const QRectF &visible,
                   const QSize &target)
{
    if (target.isEmpty() || visible.isEmpty() || layers.size.isEmpty())
        return {};
    QImage canvas(target, QImage::Format_RGB32);
    canvas.fill(theme::surround);
    const ViewWindow whole{visible, target, QRect(QPoint(), target)};
    if (settings.compare == Compare::Wipe) {
        drawWipe(layers, settings, whole, canvas);
        return canvas;
    }
    const auto all = [&](int) { return std::pair(0, target.width()); };
    if (settings.compare == Compare::None) {
        SideComposer side(layers, layers.objects, settings.a.mode, settings, whole);
        drawSide(side, canvas, 0, all);
        return canvas;
    }
    const QSize half(target.width() / 2, target.height());
    if (half.isEmpty())
        return canvas;
    const ViewWindow window{visible, half, QRect(QPoint(), half)};
    SideComposer a(layers, layers.objects, settings.a.mode, settings, window);
    SideComposer b(layers, objectsB(layers), settings.b.mode, settings, window);
    drawSide(a, canvas, 0, all);
    drawSide(b, canvas, target.width() - half.width(), all);
    return canvas;
}

} // namespace filigree
