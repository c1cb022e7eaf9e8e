// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/viewer/prompt_hit.h"

#include "widgets/viewer/prompt_painter.h"

#include <QLineF>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace filigree {
namespace {

constexpr double signReach = 10; // logical pixels
constexpr double lineReach = 6;

bool isNear(const QPointF &a, const QPointF &b)
{
    return QLineF(a, b).length() <= signReach;
}

bool hitsBox(const Box &box, const QPointF &at, const ViewTransform &transform, Qt::Edges *edges)
{
    const QRectF rect = boxRect(box, transform);
    if (!rect.adjusted(-lineReach, -lineReach, lineReach, lineReach).contains(at))
        return false;
    const double left = std::abs(at.x() - rect.left());
    const double right = std::abs(at.x() - rect.right());
    const double top = std::abs(at.y() - rect.top());
    const double bottom = std::abs(at.y() - rect.bottom());
    if (std::min(left, right) <= lineReach)
        *edges |= left < right ? Qt::LeftEdge : Qt::RightEdge;
    if (std::min(top, bottom) <= lineReach)
        *edges |= top < bottom ? Qt::TopEdge : Qt::BottomEdge;
    return bool(*edges);
}

bool hits(const ShownPrompt &shown, const QPointF &at, const ViewTransform &transform,
          Qt::Edges *edges)
{
    if (const auto *point = std::get_if<PointPrompt>(&shown.prompt))
        return isNear(transform.toPane(fromCorner(point->at)), at);
    if (const auto *box = std::get_if<BoxPrompt>(&shown.prompt))
        return hitsBox(box->box, at, transform, edges);
    if (const auto *stroke = std::get_if<StrokePrompt>(&shown.prompt)) // by its sign
        return !stroke->points.empty()
            && isNear(transform.toPane(fromCorner(stroke->points.front())), at);
    return false;
}

void shift(std::vector<Point> &points, const QPointF &by, const QSize &frame)
{
    // All of them by as much as keeps the first one, where the sign is, on the frame.
    if (points.empty())
        return;
    const Point first = points.front();
    const double dx = std::clamp(first.x + by.x(), 0.0, frame.width() - 1.0) - first.x;
    const double dy = std::clamp(first.y + by.y(), 0.0, frame.height() - 1.0) - first.y;
    for (Point &point : points)
        point = {point.x + dx, point.y + dy};
}

Box movedBox(Box box, Qt::Edges edges, const QPointF &by, const QSize &frame)
{
    const double dx = std::round(by.x());
    const double dy = std::round(by.y());
    const double lastX = frame.width() - 1;
    const double lastY = frame.height() - 1;
    if (!edges) { // all of it
        const double right = std::clamp(dx, -box.x0, lastX - box.x1);
        const double down = std::clamp(dy, -box.y0, lastY - box.y1);
        return {box.x0 + right, box.y0 + down, box.x1 + right, box.y1 + down};
    }
    if (edges & Qt::LeftEdge)
        box.x0 = std::clamp(box.x0 + dx, 0.0, box.x1);
    if (edges & Qt::RightEdge)
        box.x1 = std::clamp(box.x1 + dx, box.x0, lastX);
    if (edges & Qt::TopEdge)
        box.y0 = std::clamp(box.y0 + dy, 0.0, box.y1);
    if (edges & Qt::BottomEdge)
        box.y1 = std::clamp(box.y1 + dy, box.y0, lastY);
    return box;
}

} // namespace

PromptHit promptAt(const ViewerScene &scene, const QPointF &pane, const ViewTransform &transform)
{
    for (const bool ofSelected : {true, false}) {
        for (int i = int(scene.prompts.size()) - 1; i >= 0; --i) {
            Qt::Edges edges;
            if (scene.prompts[i].isOfSelected == ofSelected
                && hits(scene.prompts[i], pane, transform, &edges))
                return {i, edges};
        }
    }
    return {};
}

Prompt movedPrompt(const Prompt &prompt, Qt::Edges edges, const QPointF &by, const QSize &frame)
{
    Prompt moved = prompt;
    if (auto *point = std::get_if<PointPrompt>(&moved)) {
        point->at = {std::clamp(point->at.x + by.x(), 0.0, frame.width() - 1.0),
                     std::clamp(point->at.y + by.y(), 0.0, frame.height() - 1.0)};
    } else if (auto *box = std::get_if<BoxPrompt>(&moved)) {
        box->box = movedBox(box->box, edges, by, frame);
    } else if (auto *stroke = std::get_if<StrokePrompt>(&moved)) {
        shift(stroke->points, by, frame);
    }
    return moved;
}

Qt::CursorShape cursorFor(Qt::Edges edges)
{
    const bool horizontal = bool(edges & (Qt::LeftEdge | Qt::RightEdge));
    const bool vertical = bool(edges & (Qt::TopEdge | Qt::BottomEdge));
    if (horizontal && vertical) {
        const bool falling =
            edges == (Qt::LeftEdge | Qt::TopEdge) || edges == (Qt::RightEdge | Qt::BottomEdge);
        return falling ? Qt::SizeFDiagCursor : Qt::SizeBDiagCursor;
    }
    return horizontal ? Qt::SizeHorCursor : vertical ? Qt::SizeVerCursor : Qt::SizeAllCursor;
}

} // namespace filigree
