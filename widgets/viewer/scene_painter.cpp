// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/viewer/scene_painter.h"

#include "widgets/theme/colours.h"
#include "widgets/viewer/axis_taps.h"
#include "widgets/viewer/candidate_painter.h"
#include "widgets/viewer/prompt_painter.h"
#include "widgets/viewer/wipe_geometry.h"

#include <QPaintDevice>
#include <QPainter>
#include <QPainterPath>
#include <QRegion>

#include <algorithm>
#include <cmath>

namespace filigree {
namespace {

constexpr double turnDistance = 70; // logical pixels from one handle of the wipe to the other
constexpr double handleRadius = 9;
constexpr int margin = 10;

void paintPicture(QPainter &painter, const ScenePicture &picture, int half, bool sideBySide,
                  const ViewTransform &transform)
{
    if (picture.image.isNull())
        return;
    QRect source = picture.image.rect();
    if (sideBySide) {
        const int width = source.width() / 2;
        source = QRect(half == 0 ? 0 : source.width() - width, 0, width, source.height());
    }
    QRectF place = transform.toPane(picture.visible);
    const double ratio = painter.device()->devicePixelRatioF();
    const bool exact = std::abs(place.width() * ratio - source.width()) < 0.5
        && std::abs(place.height() * ratio - source.height()) < 0.5;
    if (exact)
        place.setSize(QSizeF(source.size()) / ratio); // Qt copies pixels only where nothing is left
    painter.setRenderHint(QPainter::SmoothPixmapTransform, !exact);
    painter.drawImage(place, picture.image, source);
}

//! What the picture covers whichever way its edges are rounded.
QRect insideOf(const QRectF &place)
{
    return place.toAlignedRect().adjusted(2, 2, -2, -2);
}

void paintPixelGrid(QPainter &painter, const ViewTransform &transform)
{
    const double ratio = painter.device()->devicePixelRatioF();
    if (std::min(transform.scaleX(), transform.scaleY()) * ratio <= AxisTaps::nearestFrom)
        return;
    const VisiblePart part = transform.visible();
    QList<QLineF> lines;
    for (double x = std::ceil(part.frame.left()); x <= part.frame.right(); ++x) {
        const double at = transform.toPane(QPointF(x, 0)).x();
        lines.append(QLineF(at, part.pane.top(), at, part.pane.bottom()));
    }
    for (double y = std::ceil(part.frame.top()); y <= part.frame.bottom(); ++y) {
        const double at = transform.toPane(QPointF(0, y)).y();
        lines.append(QLineF(part.pane.left(), at, part.pane.right(), at));
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(QColor(128, 128, 128, 90), 0));
    painter.drawLines(lines);
}

void paintBorder(QPainter &painter, const ViewTransform &transform)
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(QColor(90, 90, 90), 0));
    painter.setBrush(Qt::NoBrush);
    const double pixel = 1 / painter.device()->devicePixelRatioF();
    painter.drawRect(
        transform.toPane(QRectF(QPointF(), transform.frame())).adjusted(-pixel, -pixel, 0, 0));
}

void paintPreview(QPainter &painter, const ViewerScene &scene, const ViewTransform &transform)
{
    if (scene.preview.empty())
        return;
    QPainterPath path;
    for (const QPolygonF &outline : scene.preview) {
        QPolygonF placed;
        for (const QPointF &point : outline)
            placed << transform.toPane(point);
        path.addPolygon(placed);
        path.closeSubpath();
    }
    QColor fill = screenColour(scene.previewColour);
    fill.setAlphaF(0.25F);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(0, 0, 0, 160), 3));
    painter.setBrush(fill);
    painter.drawPath(path);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Qt::white, 1.5, Qt::DashLine));
    painter.drawPath(path);
}

//! A text on a dark plate; returns the plate.
QRectF paintPlate(QPainter &painter, const QRectF &area, Qt::Alignment alignment,
                  const QString &text)
{
    const QFontMetricsF metrics(painter.font(), painter.device());
    const QString shown =
        metrics.elidedText(text, Qt::ElideRight, std::max(40.0, area.width() - 2 * margin - 16));
    const QSizeF size(metrics.horizontalAdvance(shown) + 16, metrics.height() + 8);
    QRectF plate(area.topLeft() + QPointF(margin, margin), size);
    if (alignment & Qt::AlignRight)
        plate.moveRight(area.right() - margin);
    if (alignment & Qt::AlignHCenter)
        plate.moveLeft(area.center().x() - size.width() / 2);
    if (alignment & Qt::AlignBottom)
        plate.moveBottom(area.bottom() - margin);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 170));
    painter.drawRoundedRect(plate, 4, 4);
    painter.setPen(theme::text);
    painter.drawText(plate, Qt::AlignCenter, shown);
    return plate;
}

void paintWipe(QPainter &painter, const ViewerScene &scene, const ViewTransform &transform,
               const QRectF &pane)
{
    const WipeGeometry line =
        WipeGeometry::onScreen(scene.wipe, transform.toPane(QRectF(QPointF(), transform.frame())));
    const WipeHandles handles = WipeHandles::of(scene.wipe, transform);
    const QPointF far = line.along() * (pane.width() + pane.height());
    painter.setRenderHint(QPainter::Antialiasing);
    for (const auto &[colour, width] :
         {std::pair(QColor(0, 0, 0, 150), 3.0), std::pair(QColor(Qt::white), 1.0)}) {
        painter.setPen(QPen(colour, width));
        painter.drawLine(line.at - far, line.at + far);
    }
    painter.setPen(QPen(Qt::black, 1.5));
    painter.setBrush(Qt::white);
    painter.drawEllipse(handles.move, handleRadius, handleRadius);
    painter.drawEllipse(handles.turn, handleRadius * 0.6, handleRadius * 0.6);
    QPainterPath arrows; // across the line, inside the handle
    for (const double side : {-1.0, 1.0}) {
        arrows.moveTo(handles.move + side * 6.5 * line.across);
        arrows.lineTo(handles.move + side * 2.0 * line.across + 3.5 * line.along());
        arrows.lineTo(handles.move + side * 2.0 * line.across - 3.5 * line.along());
        arrows.closeSubpath();
    }
    painter.fillPath(arrows, Qt::black);
    // The names beside the handle, each on its side.
    for (const bool isB : {false, true}) {
        const QString &name = isB ? scene.nameB : scene.nameA;
        if (name.isEmpty())
            continue;
        const bool toRight = isB == (line.across.x() >= 0);
        const QFontMetricsF metrics(painter.font(), painter.device());
        const double width = metrics.horizontalAdvance(name) + 16 + 2 * margin;
        const QPointF at = line.at + (isB ? 1 : -1) * line.across * (handleRadius + 2);
        const double below = std::abs(line.across.y()) * (isB ? 1 : -1) * 14;
        paintPlate(painter,
                   QRectF(toRight ? at.x() : at.x() - width, at.y() - 24 + below, width, 40),
                   toRight ? Qt::AlignLeft : Qt::AlignRight, name);
    }
}

void paintTexts(QPainter &painter, const ViewerScene &scene, const ViewerPanes &panes)
{
    QRectF left = panes.a.adjusted(0, panes.covered, 0, 0);
    if (scene.compare == Compare::SideBySide) {
        const QRectF right = panes.b.adjusted(0, panes.covered, 0, 0);
        paintPlate(painter, left, Qt::AlignTop | Qt::AlignHCenter, scene.nameA);
        paintPlate(painter, right, Qt::AlignTop | Qt::AlignHCenter, scene.nameB);
    }
    if (!scene.absent.isEmpty()) {
        const QRectF plate = paintPlate(painter, left, Qt::AlignTop | Qt::AlignLeft, scene.absent);
        painter.setPen(QPen(theme::caution, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(plate.adjusted(0.75, 0.75, -0.75, -0.75), 4, 4);
        left.setTop(plate.bottom() - 4);
    }
    if (!scene.note.isEmpty())
        paintPlate(painter, left, Qt::AlignTop | Qt::AlignLeft, scene.note);
    if (!scene.readOut.isEmpty())
        paintPlate(painter, panes.a, Qt::AlignBottom | Qt::AlignLeft, scene.readOut);
}

void paintPane(QPainter &painter, const ViewerScene &scene, const ScenePicture &picture,
               const SceneFocus &focus, const ViewTransform &transform, int half)
{
    const bool sideBySide = scene.compare == Compare::SideBySide;
    paintPicture(painter, picture, half, sideBySide, transform);
    paintPixelGrid(painter, transform);
    paintBorder(painter, transform);
    paintPreview(painter, scene, transform);
    for (int i = 0; i < int(scene.prompts.size()); ++i) {
        const PromptState state = i == focus.selected ? PromptState::Selected
            : i == focus.hovered                      ? PromptState::Hovered
                                                      : PromptState::Plain;
        paintPrompt(painter, scene.prompts[i], state, transform);
    }
    paintCandidates(painter, scene.candidates, focus.candidate, transform);
}

} // namespace

ViewerPanes ViewerPanes::of(const QSizeF &viewer, double devicePixelRatio, bool sideBySide)
{
    if (!sideBySide)
        return {QRectF(QPointF(), viewer), {}, 0};
    const double gap = 2; // device pixels, at least
    const double width = std::floor((viewer.width() * devicePixelRatio - gap) / 2);
    const double logical = std::max(0.0, width / devicePixelRatio);
    const double right = std::round(viewer.width() * devicePixelRatio) / devicePixelRatio;
    return {QRectF(0, 0, logical, viewer.height()),
            QRectF(right - logical, 0, logical, viewer.height()), 0};
}

QPointF ViewerPanes::offsetAt(const QPointF &viewer) const
{
    return !b.isEmpty() && viewer.x() >= b.left() ? b.topLeft() : a.topLeft();
}

WipeHandles WipeHandles::of(const WipeLine &wipe, const ViewTransform &transform)
{
    const WipeGeometry line =
        WipeGeometry::onScreen(wipe, transform.toPane(QRectF(QPointF(), transform.frame())));
    return {line.at, line.at + turnDistance * line.along()};
}

void paintScene(QPainter &painter, const ViewerScene &scene, const ScenePicture &picture,
                const SceneFocus &focus, const ViewTransform &transform, const ViewerPanes &panes)
{
    const bool sideBySide = scene.compare == Compare::SideBySide;
    const QRectF all = panes.a.united(panes.b);
    QRegion around = all.toAlignedRect();
    if (!sideBySide && !picture.image.isNull()) // to fill takes as long as to draw the picture
        around -= insideOf(transform.toPane(picture.visible));
    for (const QRect &part : around)
        painter.fillRect(part, scene.surround);
    if (transform.isEmpty())
        return;
    for (int half = 0; half < (sideBySide ? 2 : 1); ++half) {
        const QRectF &pane = half == 0 ? panes.a : panes.b;
        painter.save();
        painter.setClipRect(pane);
        painter.translate(pane.topLeft());
        paintPane(painter, scene, picture, focus, transform, half);
        painter.restore();
    }
    if (sideBySide)
        painter.fillRect(QRectF(QPointF(panes.a.right(), 0), QPointF(panes.b.left(), all.bottom())),
                         theme::line);
    if (scene.compare == Compare::Wipe)
        paintWipe(painter, scene, transform, panes.a);
    paintTexts(painter, scene, panes);
}

} // namespace filigree
