// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/timeline/timeline_painting.h"

#include "project_io/model/timecode.h"
#include "widgets/theme/colours.h"
#include "widgets/timeline/lane_painting.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace filigree {
namespace {

struct TimelineTexts
{
    Q_DECLARE_TR_FUNCTIONS(filigree::Timeline)
};

constexpr double handleWidth = 9;

FrameRange rangeOf(const TimelineScene &scene)
{
    return scene.range.size() > 0 ? scene.range : FrameRange{0, scene.frameCount - 1};
}

void paintRuler(QPainter &painter, const TimelineScene &scene, const TimelineView &view)
{
    const QRect rect = view.ruler();
    painter.fillRect(rect, theme::window);
    if (scene.frameCount <= 0)
        return;
    const QFontMetrics metrics = painter.fontMetrics();
    const int labelWidth = metrics.horizontalAdvance(frameText(scene, scene.frameCount - 1)) + 18;
    const int rate = timecodeRate(scene.frameRate);
    const int step = rulerStep(labelWidth / view.pixelsPerFrame, scene.showsTimecode, rate);
    const int minor = rulerStep(std::max(1.0, 6 / view.pixelsPerFrame), scene.showsTimecode, rate);
    const auto count = [&](int frame) { // what is shown is round, not the index
        return scene.showsTimecode ? clockFrame(scene, frame) : std::int64_t(frame) + 1;
    };
    const FrameRange visible = view.visibleFrames();
    const int before = std::max(0, int(visible.in - labelWidth / view.pixelsPerFrame) - 1);
    const int spacing = step % minor == 0 ? minor : step;
    int frame = before + int((spacing - count(before) % spacing) % spacing);
    for (; frame <= visible.out; frame += spacing) {
        const bool isMajor = count(frame) % step == 0;
        const double x = std::floor(view.xOf(frame)) + 0.5;
        painter.setPen(isMajor ? theme::secondaryText : theme::disabledText);
        painter.drawLine(QPointF(x, rect.bottom() - (isMajor ? 8 : 3)), QPointF(x, rect.bottom()));
        if (!isMajor)
            continue;
        const QString text = frameText(scene, frame);
        QRectF place(x + 4, rect.top() + 3, metrics.horizontalAdvance(text) + 1.0,
                     rect.height() - 10);
        if (place.intersects(inHandle(scene, view)))
            place.moveLeft(inHandle(scene, view).right() + 3);
        if (place.right() > rect.right() + 1 || place.intersects(outHandle(scene, view)))
            continue; // half a number is another number
        painter.setPen(theme::text);
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, text);
    }
}

void paintCacheBar(QPainter &painter, const TimelineScene &scene, const TimelineView &view)
{
    const QRect rect = view.cacheBar();
    painter.fillRect(rect, theme::field);
    const FrameRange visible = view.visibleFrames();
    auto range = std::ranges::lower_bound(scene.cached, visible.in, {}, &FrameRange::out);
    while (range != scene.cached.end() && range->in <= visible.out) {
        const double left = std::max<double>(rect.left(), view.xOf(range->in));
        const double right = std::min<double>(rect.right() + 1, view.xOf(range->out + 1));
        painter.fillRect(QRectF(left, rect.top() + 1, std::max(1.0, right - left), 2),
                         theme::accent);
        const int next = std::max(range->out + 1, view.frameAt(right + 1)); // one bar per pixel
        range = std::lower_bound(std::next(range), scene.cached.end(), next,
                                 [](const FrameRange &a, int frame) { return a.out < frame; });
    }
}

void paintMarkers(QPainter &painter, const TimelineScene &scene, const TimelineView &view,
                  int highlighted)
{
    painter.fillRect(view.markers(), theme::fieldAlternate);
    const FrameRange visible = view.visibleFrames();
    const int before = std::max(0, visible.in - int(200 / view.pixelsPerFrame) - 1);
    auto marker = std::ranges::lower_bound(scene.markers, before, {}, &TimelineMarker::frame);
    while (marker != scene.markers.end() && marker->frame <= visible.out) {
        const QRectF flag = markerFlag(*marker, view);
        const int next = std::max(marker->frame + (view.pixelsPerFrame < 2 ? 1 : 0),
                                  view.frameAt(flag.center().x() + 2));
        const auto later =
            std::lower_bound(std::next(marker), scene.markers.end(), next,
                             [](const TimelineMarker &a, int frame) { return a.frame < frame; });
        QPainterPath shape;
        shape.moveTo(flag.topLeft());
        shape.lineTo(flag.topRight());
        shape.lineTo(flag.right(), flag.bottom() - 4);
        shape.lineTo(flag.center().x(), flag.bottom());
        shape.lineTo(flag.left(), flag.bottom() - 4);
        shape.closeSubpath();
        const bool isHighlighted = marker - scene.markers.begin() == highlighted;
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(isHighlighted ? theme::brightText : theme::line, 1));
        painter.setBrush(marker->colour);
        painter.drawPath(shape);
        painter.setRenderHint(QPainter::Antialiasing, false);
        const double end = later == scene.markers.end() ? view.markers().right()
                                                        : markerFlag(*later, view).left() - 4;
        const QRectF place(flag.right() + 4, view.markers().top(),
                           std::min(196.0, end - flag.right() - 4), view.markers().height());
        if (place.width() > 24 && !marker->text.isEmpty()) {
            painter.setPen(theme::text);
            painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                             painter.fontMetrics().elidedText(marker->text.simplified(),
                                                              Qt::ElideRight, int(place.width())));
        }
        marker = later;
    }
}

void paintThumbnails(QPainter &painter, const TimelineScene &scene, const TimelineView &view)
{
    const QRect rect = view.thumbnails();
    painter.fillRect(rect, theme::surround);
    const int width = view.thumbnailWidth(scene.thumbnailAspect);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    for (const int frame : visibleThumbnails(scene, view)) {
        const QRectF place(std::round(view.xOf(frame)) + 1, rect.top() + 2, width,
                           rect.height() - 4);
        const auto found = scene.thumbnails.find(frame);
        if (found != scene.thumbnails.end()) {
            painter.drawImage(place, found->second);
        } else {
            painter.setPen(theme::raised);
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5));
        }
    }
}

void paintOutsideRange(QPainter &painter, const TimelineScene &scene, const TimelineView &view)
{
    const FrameRange range = rangeOf(scene);
    QColor shade = theme::surround;
    shade.setAlpha(150);
    const double in = view.xOf(range.in);
    const double out = view.xOf(range.out + 1);
    const double left = view.headerWidth;
    const double right = std::min<double>(view.size.width(), view.xOf(scene.frameCount));
    const int top = view.thumbnails().top();
    if (in > left)
        painter.fillRect(QRectF(left, top, std::min(in, right) - left, view.size.height()), shade);
    if (out < right)
        painter.fillRect(
            QRectF(std::max(out, left), top, right - std::max(out, left), view.size.height()),
            shade);
}

void paintBracket(QPainter &painter, const QRectF &handle, bool isIn, int bottom)
{
    painter.fillRect(handle.adjusted(0, 0, 0, -1), theme::raised);
    painter.setPen(QPen(theme::accent, 2));
    const double edge = isIn ? handle.left() + 1 : handle.right() - 1;
    const double tip = isIn ? handle.right() - 1 : handle.left() + 1;
    painter.drawLine(QPointF(edge, handle.top() + 1), QPointF(edge, bottom));
    painter.drawLine(QPointF(edge, handle.top() + 1), QPointF(tip, handle.top() + 1));
    painter.drawLine(QPointF(edge, handle.bottom() - 2), QPointF(tip, handle.bottom() - 2));
}

void paintSelection(QPainter &painter, const TimelineScene &scene, const TimelineView &view)
{
    if (scene.selection.size() == 0)
        return;
    QRectF rect(view.xOf(scene.selection.in), view.lanes().top(),
                view.pixelsPerFrame * scene.selection.size(),
                std::min(view.lanes().height(), view.lanesHeight()));
    for (int i = 0; scene.selectionObject > 0 && i < int(scene.lanes.size()); ++i) {
        if (scene.lanes[i].object == scene.selectionObject) {
            rect.setTop(view.lane(i).top());
            rect.setHeight(TimelineView::laneHeight);
        }
    }
    rect = rect.intersected(QRectF(view.lanes()).adjusted(-4, 0, 4, 0));
    QColor fill = theme::accent;
    fill.setAlpha(64);
    painter.fillRect(rect, fill);
    painter.setPen(QPen(theme::brightText, 1, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5));
}

void paintPlayhead(QPainter &painter, const TimelineScene &scene, const TimelineView &view)
{
    const double x = std::floor(view.xOf(scene.playhead + 0.5)) + 0.5;
    if (view.pixelsPerFrame >= 4) { // the whole frame, so that it is clear which one it is
        QColor fill = theme::brightText;
        fill.setAlpha(28);
        painter.fillRect(QRectF(view.xOf(scene.playhead), TimelineView::rulerHeight,
                                view.pixelsPerFrame, view.size.height()),
                         fill);
    }
    painter.setPen(QPen(theme::line, 3));
    painter.drawLine(QPointF(x, 8), QPointF(x, view.size.height()));
    painter.setPen(QPen(theme::brightText, 1));
    painter.drawLine(QPointF(x, 8), QPointF(x, view.size.height()));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme::line, 1));
    painter.setBrush(theme::brightText);
    painter.drawPolygon(QPolygonF{QPointF(x - 6, 1), QPointF(x + 6, 1), QPointF(x + 6, 8),
                                  QPointF(x, 14), QPointF(x - 6, 8)});
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void paintHover(QPainter &painter, const TimelineScene &scene, const TimelineView &view, int frame)
{
    const double x = std::floor(view.xOf(frame + 0.5)) + 0.5;
    QColor line = theme::brightText;
    line.setAlpha(110);
    painter.setPen(QPen(line, 1, Qt::DotLine));
    painter.drawLine(QPointF(x, TimelineView::rulerHeight), QPointF(x, view.size.height()));
    const QString text = frameText(scene, frame);
    const double width = painter.fontMetrics().horizontalAdvance(text) + 12;
    const double left =
        std::clamp<double>(x - width / 2, view.headerWidth,
                           std::max<double>(view.headerWidth, view.size.width() - width));
    const QRectF bubble(left, 2, width, TimelineView::rulerHeight - 6);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme::border, 1));
    painter.setBrush(theme::tip);
    painter.drawRoundedRect(bubble.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(theme::brightText);
    painter.drawText(bubble, Qt::AlignCenter, text);
}

void paintHeaders(QPainter &painter, const TimelineScene &scene, const TimelineView &view)
{
    const QRect column(0, 0, view.headerWidth, view.size.height());
    painter.fillRect(column, theme::window);
    const auto label = [&](const QRect &row, const QString &text) {
        const QRect place(8, row.top(), view.headerWidth - 14, row.height());
        painter.setPen(theme::secondaryText);
        painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, place.width()));
    };
    label(view.ruler(),
          scene.showsTimecode ? TimelineTexts::tr("Timecode") : TimelineTexts::tr("Frames"));
    label(view.markers(), TimelineTexts::tr("Markers"));
    label(view.thumbnails(), TimelineTexts::tr("Clip"));
    painter.setPen(theme::line);
    painter.drawLine(view.headerWidth - 1, 0, view.headerWidth - 1, view.size.height());
}

void paintLanes(QPainter &painter, const TimelineScene &scene, const TimelineView &view,
                bool headers)
{
    painter.save();
    const QRect area = view.lanes();
    painter.setClipRect(headers ? QRect(0, area.top(), view.headerWidth - 1, area.height()) : area);
    for (int i = 0; i < int(scene.lanes.size()); ++i) {
        const QRect rect = headers ? view.laneHeader(i) : view.lane(i);
        if (rect.bottom() < area.top() || rect.top() > area.bottom())
            continue;
        const bool selected = scene.lanes[i].object == scene.selectedObject;
        if (headers) {
            paintLaneHeader(painter, rect, scene.lanes[i], selected);
        } else {
            paintLane(painter, rect, scene.lanes[i], scene, view);
            if (selected) {
                painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), 1), theme::accent);
                painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme::accent);
            }
        }
        painter.setPen(theme::line);
        painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom());
    }
    painter.restore();
}

} // namespace

std::vector<int> visibleThumbnails(const TimelineScene &scene, const TimelineView &view)
{
    std::vector<int> frames;
    if (scene.frameCount <= 0 || view.thumbnailHeight <= 0)
        return frames;
    const FrameRange visible = view.visibleFrames();
    const int step = view.thumbnailStep(scene.thumbnailAspect);
    for (int frame = visible.in / step * step; frame <= visible.out; frame += step)
        frames.push_back(frame);
    return frames;
}

QRectF inHandle(const TimelineScene &scene, const TimelineView &view)
{
    return {view.xOf(rangeOf(scene).in), 8, handleWidth, TimelineView::rulerHeight - 8.0};
}

QRectF outHandle(const TimelineScene &scene, const TimelineView &view)
{
    return {view.xOf(rangeOf(scene).out + 1) - handleWidth, 8, handleWidth,
            TimelineView::rulerHeight - 8.0};
}

QRectF markerFlag(const TimelineMarker &marker, const TimelineView &view)
{
    return {view.xOf(marker.frame + 0.5) - 5, view.markers().top() + 2.0, 10, 12};
}

void paintTimelineGround(QPainter &painter, const TimelineScene &scene, const TimelineView &view,
                         int highlightedMarker)
{
    painter.fillRect(QRect(QPoint(), view.size), theme::field);
    painter.save();
    painter.setClipRect(QRect(view.headerWidth, 0, view.framesWidth(), view.size.height()));
    paintRuler(painter, scene, view);
    paintCacheBar(painter, scene, view);
    paintMarkers(painter, scene, view, highlightedMarker);
    paintThumbnails(painter, scene, view);
    paintLanes(painter, scene, view, false);
    if (scene.frameCount > 0) {
        paintOutsideRange(painter, scene, view);
        paintBracket(painter, inHandle(scene, view), true, view.size.height());
        paintBracket(painter, outHandle(scene, view), false, view.size.height());
        paintSelection(painter, scene, view);
    }
    painter.restore();
    paintHeaders(painter, scene, view);
    paintLanes(painter, scene, view, true);
}

void paintTimelineTop(QPainter &painter, const TimelineScene &scene, const TimelineView &view,
                      const TimelineHover &hover)
{
    if (scene.frameCount <= 0)
        return;
    painter.save();
    painter.setClipRect(QRect(view.headerWidth, 0, view.framesWidth(), view.size.height()));
    if (hover.frame >= 0)
        paintHover(painter, scene, view, hover.frame);
    paintPlayhead(painter, scene, view);
    painter.restore();
}

void paintTimeline(QPainter &painter, const TimelineScene &scene, const TimelineView &view,
                   const TimelineHover &hover)
{
    paintTimelineGround(painter, scene, view, hover.marker);
    paintTimelineTop(painter, scene, view, hover);
}

} // namespace filigree
