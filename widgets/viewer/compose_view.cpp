// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/viewer/compose_view.h"

#include "inference/base/thread_team.h"
#include "widgets/theme/colours.h"
#include "widgets/viewer/row_blend.h"
#include "widgets/viewer/screen_image.h"
#include "widgets/viewer/side_composer.h"
#include "widgets/viewer/wipe_geometry.h"

#include <algorithm>
#include <cmath>
#include <thread>
#include <utility>

namespace filigree {
namespace {

constexpr int leastBand = 64; // rows that are worth being shared out
constexpr int mostThreads = 8;
constexpr int bandMargin = 2; // rows: an outline is drawn by its neighbours

//! A QImage must not be asked for its rows by several threads.
struct Canvas
{
    explicit Canvas(QImage &image)
        : bits(image.bits())
        , stride(image.bytesPerLine())
    { }
    QRgb *row(int y) const { return reinterpret_cast<QRgb *>(bits + y * stride); }

    uchar *bits;
    qsizetype stride;
};

struct Side
{
    const ViewLayers &layers;
    const std::vector<ObjectLayer> &objects;
    ViewMode mode;
    const ViewSettings &settings;
    ViewWindow window;
    int offset = 0; //!< On the canvas, columns.
};

template<typename Limits>
void drawBand(const Side &side, const Canvas &canvas, int top, int end, const Limits &limits)
{
    ViewWindow window = side.window;
    window.part.setTop(std::max(window.part.top(), top - bandMargin));
    window.part.setBottom(std::min(window.part.bottom(), end - 1 + bandMargin));
    SideComposer composer(side.layers, side.objects, side.mode, side.settings, window);
    const QRect area = composer.area();
    for (int y = area.top(); y <= area.bottom(); ++y) {
        const float *row = composer.row(y);
        const auto [from, to] = limits(y);
        const int first = std::max(area.left(), from);
        const int last = std::min(area.right() + 1, to);
        if (y >= top && y < end && first < last)
            quantiseRow(row + std::ptrdiff_t(first - area.left()) * 4, last - first,
                        canvas.row(y) + side.offset + first);
    }
}

//! Composes a side into its area of the canvas, on all cores; `limits` gives the columns of a row.
template<typename Limits>
void drawSide(const Side &side, const Canvas &canvas, const Limits &limits)
{
    const int top = side.window.part.top(), rows = side.window.part.height();
    const int bands = std::max(1, rows / leastBand);
    const int cores = int(std::thread::hardware_concurrency());
    // Kept: to start threads for each picture would take as long as to draw it.
    thread_local ThreadTeam team(std::clamp(cores, 1, mostThreads));
    team.forEach(bands, [&](int band) {
        drawBand(side, canvas, top + rows * band / bands, top + rows * (band + 1) / bands, limits);
    });
}

const std::vector<ObjectLayer> &objectsB(const ViewLayers &layers)
{
    return layers.objectsB.empty() ? layers.objects : layers.objectsB;
}

void drawWipe(const ViewLayers &layers, const ViewSettings &settings, const ViewWindow &window,
              const Canvas &canvas)
{
    const double scaleX = window.target.width() / window.visible.width();
    const double scaleY = window.target.height() / window.visible.height();
    const QRectF frame(-window.visible.x() * scaleX, -window.visible.y() * scaleY,
                       layers.size.width * scaleX, layers.size.height * scaleY);
    const WipeGeometry wipe = WipeGeometry::onScreen(settings.wipe, frame);
    const int width = window.target.width();
    // Columns of row y that are on the left of the line, by pixel centres.
    const auto split = [&](int y, bool *flipped) {
        const double x = std::ceil(wipe.crossing(y + 0.5, flipped) - 0.5);
        return static_cast<int>(std::clamp(x, 0.0, double(width)));
    };
    bool leftIsB = false, ignored = false;
    const int top = split(0, &leftIsB);
    const int bottom = split(window.target.height() - 1, &ignored);
    for (const bool left : {true, false}) {
        ViewWindow part = window;
        if (left)
            part.part.setRight(std::max(top, bottom) - 1);
        else
            part.part.setLeft(std::min(top, bottom));
        if (part.part.isEmpty())
            continue;
        const bool isB = left == leftIsB;
        const Side side{layers, isB ? objectsB(layers) : layers.objects,
                        isB ? settings.b.mode : settings.a.mode, settings, part};
        drawSide(side, canvas, [&](int y) {
            bool flipped = false;
            const int x = split(y, &flipped);
            return left ? std::pair(0, x) : std::pair(x, width);
        });
    }
}

} // namespace

QImage composeView(const ViewLayers &layers, const ViewSettings &settings, const QRectF &visible,
                   const QSize &target, double pixelRatio)
{
    if (target.isEmpty() || visible.isEmpty() || layers.size.isEmpty())
        return {};
    QImage image = screenImage(target);
    image.fill(theme::surround);
    const Canvas canvas(image);
    const ViewWindow whole{visible, target, QRect(QPoint(), target), pixelRatio};
    if (settings.compare == Compare::Wipe) {
        drawWipe(layers, settings, whole, canvas);
        return image;
    }
    const auto all = [&](int) { return std::pair(0, target.width()); };
    if (settings.compare == Compare::None) {
        drawSide(Side{layers, layers.objects, settings.a.mode, settings, whole}, canvas, all);
        return image;
    }
    const QSize half(target.width() / 2, target.height());
    if (half.isEmpty())
        return image;
    const ViewWindow window{visible, half, QRect(QPoint(), half), pixelRatio};
    drawSide(Side{layers, layers.objects, settings.a.mode, settings, window}, canvas, all);
    drawSide(Side{layers, objectsB(layers), settings.b.mode, settings, window,
                  target.width() - half.width()},
             canvas, all);
    return image;
}

} // namespace filigree
