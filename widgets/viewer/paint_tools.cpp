// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/viewer/paint_tools.h"

#include "widgets/viewer/mask_shapes.h"
#include "widgets/viewer/prompt_painter.h"
#include "widgets/viewer/viewer.h"

#include <QLineF>
#include <QPainter>
#include <QPainterPath>
#include <QTransform>

#include <utility>

namespace filigree {
namespace {

constexpr double leastStep = 0.25; // of the radius: closer points add nothing

bool isStep(const Point &from, const Point &to, double radius)
{
    return QLineF(from.x, from.y, to.x, to.y).length() >= std::min(1.0, leastStep * radius);
}

void paintBody(QPainter &painter, const QPainterPath &path, double width, const QColor &colour)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(path);
}

} // namespace

StrokeTool::StrokeTool(Viewer &viewer)
    : m_viewer(viewer)
{ }

void StrokeTool::press(const PointerInput &input)
{
    m_stroke = {{pointOf(input.frame)}, m_viewer.radiusAt(input.pressure), !input.isOpposite()};
}

void StrokeTool::move(const PointerInput &input)
{
    const Point at = pointOf(input.frame);
    if (isStep(m_stroke.points.back(), at, m_stroke.radius))
        m_stroke.points.push_back(at);
}

void StrokeTool::release(const PointerInput &input)
{
    move(input);
    const StrokePrompt stroke = std::exchange(m_stroke, {});
    emit m_viewer.strokeDrawn(stroke);
}

void StrokeTool::paint(QPainter &painter, const ViewTransform &transform) const
{
    if (!isBusy())
        return;
    ShownPrompt shown;
    shown.prompt = m_stroke;
    shown.colour = m_viewer.objectColour();
    paintPrompt(painter, shown, PromptState::Hovered, transform);
}

BrushTool::BrushTool(Viewer &viewer, bool erases)
    : m_viewer(viewer)
    , m_erases(erases)
{ }

void BrushTool::press(const PointerInput &input)
{
    m_erasesNow = m_erases != input.isOpposite();
    m_dabs = {{pointOf(input.frame), m_viewer.radiusAt(input.pressure)}};
}

void BrushTool::move(const PointerInput &input)
{
    const BrushDab dab{pointOf(input.frame), m_viewer.radiusAt(input.pressure)};
    if (isStep(m_dabs.back().at, dab.at, dab.radius))
        m_dabs.push_back(dab);
}

void BrushTool::release(const PointerInput &input)
{
    move(input);
    const std::vector<BrushDab> dabs = std::exchange(m_dabs, {});
    emit m_viewer.brushPainted(dabs, m_erasesNow);
}

void BrushTool::paint(QPainter &painter, const ViewTransform &transform) const
{
    if (!isBusy())
        return;
    const QPointF corner = transform.toPane(QPointF());
    QColor colour = m_erasesNow ? QColor(Qt::black) : screenColour(m_viewer.objectColour());
    colour.setAlphaF(0.5F);
    painter.setRenderHint(QPainter::Antialiasing);
    const QTransform toPane(transform.scaleX(), 0, 0, transform.scaleY(), corner.x(), corner.y());
    painter.fillPath(toPane.map(brushArea(m_dabs)), colour);
}

TrimapTool::TrimapTool(Viewer &viewer, TrimapLabel label)
    : m_viewer(viewer)
    , m_label(label)
{ }

void TrimapTool::press(const PointerInput &input)
{
    TrimapLabel label = m_label;
    if (input.isOpposite() && label != TrimapLabel::Unknown)
        label =
            label == TrimapLabel::Foreground ? TrimapLabel::Background : TrimapLabel::Foreground;
    m_stroke = {{pointOf(input.frame)}, m_viewer.radiusAt(input.pressure), label};
    emit m_viewer.trimapPainted(m_stroke, StrokePhase::Begin);
}

void TrimapTool::move(const PointerInput &input)
{
    const Point at = pointOf(input.frame);
    if (!isStep(m_stroke.points.back(), at, m_stroke.radius))
        return;
    m_stroke.points.push_back(at);
    emit m_viewer.trimapPainted(m_stroke, StrokePhase::Extend);
}

void TrimapTool::release(const PointerInput &input)
{
    move(input);
    const TrimapStroke stroke = std::exchange(m_stroke, {});
    emit m_viewer.trimapPainted(stroke, StrokePhase::End);
}

void TrimapTool::cancel()
{
    const TrimapStroke stroke = std::exchange(m_stroke, {});
    emit m_viewer.trimapPainted(stroke, StrokePhase::Cancel);
}

void TrimapTool::paint(QPainter &painter, const ViewTransform &transform) const
{
    if (!isBusy())
        return;
    const int level = m_stroke.label == TrimapLabel::Foreground ? 255
        : m_stroke.label == TrimapLabel::Unknown                ? 128
                                                                : 0;
    paintBody(painter, strokePath(m_stroke.points, transform),
              2 * m_stroke.radius * transform.scaleY(), QColor(level, level, level, 70));
}

} // namespace filigree
