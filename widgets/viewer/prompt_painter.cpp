// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/viewer/prompt_painter.h"

#include "widgets/theme/colours.h"

#include <QPainter>
#include <QPainterPath>

#include <type_traits>

namespace filigree {
namespace {

constexpr double signRadius = 8;
constexpr double handleSize = 7;

class PromptPainter
{
public:
    PromptPainter(QPainter &painter, const ShownPrompt &shown, PromptState state,
                  const ViewTransform &transform)
        : m_painter(painter)
        , m_colour(screenColour(shown.colour))
        , m_state(state)
        , m_transform(transform)
    { }

    void operator()(const PointPrompt &point)
    {
        sign(m_transform.toPane(fromCorner(point.at)), point.positive);
    }

    void operator()(const BoxPrompt &box) { frame(boxRect(box.box, m_transform), Qt::SolidLine); }

    void operator()(const StrokePrompt &stroke)
    {
        if (stroke.points.empty())
            return;
        line(stroke.points, stroke.radius, m_colour,
             stroke.positive ? Qt::SolidLine : Qt::DashLine);
        sign(m_transform.toPane(fromCorner(stroke.points.front())), stroke.positive);
    }

    void operator()(const TrimapStroke &stroke)
    {
        if (stroke.points.empty())
            return;
        const int level = stroke.label == TrimapLabel::Foreground ? 255
            : stroke.label == TrimapLabel::Unknown                ? 150
                                                                  : 40;
        line(stroke.points, stroke.radius, QColor(level, level, level),
             stroke.label == TrimapLabel::Unknown ? Qt::DotLine : Qt::SolidLine);
    }

    void operator()(const TextPrompt &text)
    {
        for (const Box &box : text.found)
            frame(boxRect(box, m_transform), Qt::DashLine);
    }

    void operator()(const MaskPrompt &) { } // the mask itself is seen
    void operator()(const AbsentPrompt &) { } // a badge

private:
    void halo(const QPainterPath &path, double width, Qt::PenStyle style)
    {
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(QColor(0, 0, 0, 170), width + 2, style, Qt::RoundCap, Qt::RoundJoin));
        m_painter.drawPath(path);
    }

    void sign(const QPointF &at, bool positive)
    {
        const double radius = m_state == PromptState::Plain ? signRadius : signRadius + 2;
        const bool selected = m_state == PromptState::Selected;
        m_painter.setPen(QPen(QColor(0, 0, 0, 190), selected ? 6 : 4));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawEllipse(at, radius, radius);
        m_painter.setPen(QPen(Qt::white, selected ? 3 : 1.5));
        // Filled with the object's colour, or, to be told apart at a glance, with black.
        m_painter.setBrush(positive ? m_colour : QColor(20, 20, 20));
        m_painter.drawEllipse(at, radius, radius);
        m_painter.setPen(QPen(positive ? theme::textOn(m_colour) : QColor(Qt::white), 2.4,
                              Qt::SolidLine, Qt::FlatCap));
        const double arm = radius * 0.55;
        m_painter.drawLine(at - QPointF(arm, 0), at + QPointF(arm, 0));
        if (positive)
            m_painter.drawLine(at - QPointF(0, arm), at + QPointF(0, arm));
    }

    void frame(const QRectF &rect, Qt::PenStyle style)
    {
        QPainterPath path;
        path.addRect(rect);
        const double width = m_state == PromptState::Plain ? 2 : 3;
        halo(path, width, Qt::SolidLine);
        m_painter.setPen(QPen(m_colour, width, style, Qt::FlatCap, Qt::MiterJoin));
        m_painter.drawRect(rect);
        if (m_state == PromptState::Plain)
            return;
        m_painter.setPen(QPen(Qt::black, 1));
        m_painter.setBrush(Qt::white);
        const QPointF middle = rect.center();
        for (const double x : {rect.left(), middle.x(), rect.right()}) {
            for (const double y : {rect.top(), middle.y(), rect.bottom()}) {
                if (QPointF(x, y) != middle)
                    m_painter.drawRect(
                        QRectF(x - handleSize / 2, y - handleSize / 2, handleSize, handleSize));
            }
        }
    }

    void line(const std::vector<Point> &points, double radius, QColor colour, Qt::PenStyle style)
    {
        const QPainterPath path = strokePath(points, m_transform);
        const double width = 2 * radius * m_transform.scaleY();
        QColor body = colour;
        body.setAlphaF(m_state == PromptState::Plain ? 0.3F : 0.5F);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(body, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        m_painter.drawPath(path);
        halo(path, 1.5, Qt::SolidLine);
        m_painter.setPen(QPen(colour, 1.5, style, Qt::RoundCap, Qt::RoundJoin));
        m_painter.drawPath(path);
    }

    QPainter &m_painter;
    QColor m_colour;
    PromptState m_state;
    const ViewTransform &m_transform;
};

} // namespace

QColor screenColour(const Colour &colour)
{
    return {colour.red, colour.green, colour.blue};
}

QPainterPath strokePath(const std::vector<Point> &points, const ViewTransform &transform)
{
    QPainterPath path;
    for (const Point &point : points) {
        const QPointF at = transform.toPane(fromCorner(point));
        if (path.elementCount() == 0)
            path.moveTo(at);
        else
            path.lineTo(at);
    }
    if (points.size() == 1) // a line of no length is not drawn
        path.lineTo(path.currentPosition() + QPointF(0.01, 0));
    return path;
}

QRectF boxRect(const Box &box, const ViewTransform &transform)
{
    return transform.toPane(QRectF(QPointF(box.x0, box.y0), QPointF(box.x1 + 1, box.y1 + 1)));
}

void paintPrompt(QPainter &painter, const ShownPrompt &prompt, PromptState state,
                 const ViewTransform &transform)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(prompt.isOfSelected || state != PromptState::Plain ? 1.0 : 0.45);
    PromptPainter paint(painter, prompt, state, transform);
    std::visit(paint, prompt.prompt);
    painter.restore();
}

} // namespace filigree
