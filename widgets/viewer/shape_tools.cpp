// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/viewer/shape_tools.h"

#include "widgets/viewer/prompt_painter.h"
#include "widgets/viewer/viewer.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace filigree {
namespace {

void paintAnts(QPainter &painter, const QPainterPath &path)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0, 0, 0, 190), 2.5));
    painter.drawPath(path);
    painter.setPen(QPen(Qt::white, 1.25, Qt::DashLine));
    painter.drawPath(path);
}

} // namespace

BoxTool::BoxTool(Viewer &viewer)
    : m_viewer(viewer)
{ }

void BoxTool::press(const PointerInput &input)
{
    m_isBusy = true;
    m_from = m_to = input.frame;
}

void BoxTool::move(const PointerInput &input)
{
    m_to = input.frame;
}

void BoxTool::release(const PointerInput &input)
{
    m_to = input.frame;
    m_isBusy = false;
    const Box drawn = box();
    // A mere click is no box: nothing is as thin as a pixel.
    if (!drawn.isEmpty() && drawn.x1 > drawn.x0 && drawn.y1 > drawn.y0)
        emit m_viewer.boxDrawn(drawn);
}

Box BoxTool::box() const
{
    const QRectF drawn = QRectF(m_from, m_to).normalized() & QRectF(QPointF(), m_viewer.frame());
    if (drawn.isEmpty())
        return {};
    return {std::floor(drawn.left()), std::floor(drawn.top()), std::ceil(drawn.right()) - 1,
            std::ceil(drawn.bottom()) - 1};
}

void BoxTool::paint(QPainter &painter, const ViewTransform &transform) const
{
    const Box drawn = box();
    if (!m_isBusy || drawn.isEmpty())
        return;
    QPainterPath path;
    path.addRect(boxRect(drawn, transform));
    paintAnts(painter, path);
}

LassoTool::LassoTool(Viewer &viewer)
    : m_viewer(viewer)
{ }

void LassoTool::press(const PointerInput &input)
{
    m_outline = {input.frame};
    m_erases = input.isOpposite();
}

void LassoTool::move(const PointerInput &input)
{
    if (input.frame != m_outline.last())
        m_outline << input.frame;
}

void LassoTool::release(const PointerInput &input)
{
    move(input);
    const QPolygonF outline = std::exchange(m_outline, {});
    if (outline.size() < 3)
        return;
    std::vector<Point> points;
    for (const QPointF &point : outline)
        points.push_back(pointOf(point));
    emit m_viewer.lassoDrawn(points, m_erases);
}

void LassoTool::paint(QPainter &painter, const ViewTransform &transform) const
{
    if (m_outline.isEmpty())
        return;
    QPolygonF placed;
    for (const QPointF &point : m_outline)
        placed << transform.toPane(point);
    QPainterPath path;
    path.addPolygon(placed);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_erases ? QColor(0, 0, 0, 60) : QColor(255, 255, 255, 50));
    painter.drawPath(path);
    path.closeSubpath();
    paintAnts(painter, path);
}

} // namespace filigree
