// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/theme/style_parts.h"

#include "widgets/theme/colours.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>

namespace filigree::style_parts {
namespace {

constexpr double radius = 3.5;

void paintPanel(QPainter &painter, const QRect &rect, const QColor &fill, const QColor &outline)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill);
    painter.setPen(outline.isValid() ? QPen(outline, 1) : QPen(Qt::NoPen));
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.restore();
}

QColor outlineOf(const QStyleOption &option)
{
    return option.state & QStyle::State_Enabled ? theme::border : theme::raised;
}

bool hasKeyboardFocus(const QStyleOption &option)
{
    return option.state & QStyle::State_HasFocus
        && option.state & QStyle::State_KeyboardFocusChange;
}

} // namespace

void paintFocusRing(QPainter &painter, const QRect &rect)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme::accent, 2));
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), radius, radius);
    painter.restore();
}

void paintButton(QPainter &painter, const QStyleOption &option, bool isDefault)
{
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool checked = option.state & QStyle::State_On;
    const bool down = option.state & QStyle::State_Sunken;
    const bool hovered = enabled && option.state & QStyle::State_MouseOver;
    const QColor fill = !enabled ? theme::window
        : down || checked        ? theme::pressed
        : isDefault              ? theme::selection
        : hovered                ? theme::hovered
                                 : theme::raised;
    paintPanel(painter, option.rect, fill,
               enabled && (checked || isDefault) ? theme::accent : outlineOf(option));
    if (hasKeyboardFocus(option))
        paintFocusRing(painter, option.rect);
}

void paintToolButton(QPainter &painter, const QStyleOption &option)
{
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool checked = option.state & QStyle::State_On;
    const bool raised = !(option.state & QStyle::State_AutoRaise);
    if (checked || option.state & QStyle::State_Sunken)
        paintPanel(painter, option.rect, theme::pressed, enabled ? theme::border : theme::raised);
    else if (enabled && option.state & QStyle::State_MouseOver)
        paintPanel(painter, option.rect, theme::hovered, raised ? outlineOf(option) : QColor());
    else if (raised)
        paintPanel(painter, option.rect, enabled ? theme::raised : theme::window,
                   outlineOf(option));
    if (hasKeyboardFocus(option))
        paintFocusRing(painter, option.rect);
}

void paintField(QPainter &painter, const QStyleOption &option)
{
    const bool enabled = option.state & QStyle::State_Enabled;
    paintPanel(painter, option.rect, enabled ? theme::field : theme::window, outlineOf(option));
    if (enabled && option.state & QStyle::State_HasFocus)
        paintFocusRing(painter, option.rect);
}

void paintCheckBox(QPainter &painter, const QStyleOption &option)
{
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool on = option.state & QStyle::State_On;
    const bool partly = option.state & QStyle::State_NoChange;
    const QColor fill = !enabled ? theme::window : on || partly ? theme::selection : theme::field;
    paintPanel(painter, option.rect, fill,
               enabled && (on || partly) ? theme::accent : outlineOf(option));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(enabled ? theme::brightText : theme::disabledText, 1.8, Qt::SolidLine,
                        Qt::RoundCap, Qt::RoundJoin));
    const QRectF box(option.rect);
    const auto at = [&box](double x, double y) {
        return QPointF(box.left() + x * box.width(), box.top() + y * box.height());
    };
    if (on)
        painter.drawPolyline(QPolygonF{at(0.25, 0.52), at(0.43, 0.70), at(0.76, 0.31)});
    else if (partly)
        painter.drawLine(at(0.27, 0.5), at(0.73, 0.5));
    painter.restore();
}

void paintRadioButton(QPainter &painter, const QStyleOption &option)
{
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool on = option.state & QStyle::State_On;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setBrush(!enabled ? theme::window : on ? theme::selection : theme::field);
    painter.setPen(QPen(enabled && on ? theme::accent : outlineOf(option), 1));
    painter.drawEllipse(box);
    if (on) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(enabled ? theme::brightText : theme::disabledText);
        const double inset = box.width() * 0.3;
        painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset));
    }
    painter.restore();
}

void paintChevron(QPainter &painter, const QRect &rect, Qt::ArrowType direction,
                  const QColor &colour)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(QRectF(rect).center());
    painter.rotate(direction == Qt::UpArrow          ? 180
                       : direction == Qt::LeftArrow  ? 90
                       : direction == Qt::RightArrow ? -90
                                                     : 0);
    const double half = std::min({4.0, rect.width() / 2.6, rect.height() / 2.6});
    painter.setPen(QPen(colour, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF{{-half, -half / 2}, {0, half / 2}, {half, -half / 2}});
    painter.restore();
}

void paintSlider(QPainter &painter, const QStyleOption &option, const QRect &groove,
                 const QRect &handle, bool horizontal, bool upsideDown)
{
    const bool enabled = option.state & QStyle::State_Enabled;
    QPointF centre = QRectF(handle).center();
    if (horizontal)
        centre.setY(QRectF(option.rect).center().y());
    else
        centre.setX(QRectF(option.rect).center().x());
    QRectF line(groove);
    if (horizontal)
        line = QRectF(line.left(), centre.y() - 2, line.width(), 4);
    else
        line = QRectF(centre.x() - 2, line.top(), 4, line.height());
    QRectF filled = line;
    if (horizontal)
        upsideDown ? filled.setLeft(centre.x()) : filled.setRight(centre.x());
    else
        upsideDown ? filled.setBottom(centre.y()) : filled.setTop(centre.y());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(enabled ? QColor(90, 90, 90) : theme::raised);
    painter.drawRoundedRect(line, 2, 2);
    painter.setBrush(enabled ? theme::accent : theme::hovered);
    painter.drawRoundedRect(filled, 2, 2);
    const bool hovered =
        option.state & QStyle::State_MouseOver || option.state & QStyle::State_Sunken;
    painter.setBrush(!enabled ? theme::hovered : hovered ? theme::brightText : theme::text);
    painter.setPen(QPen(theme::window, 2));
    painter.drawEllipse(centre, 6.5, 6.5);
    if (option.state & QStyle::State_HasFocus) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme::accent, 2));
        painter.drawEllipse(centre, 8, 8);
    }
    painter.restore();
}

void paintScrollBar(QPainter &painter, const QStyleOption &option, const QRect &handle,
                    bool horizontal)
{
    painter.fillRect(option.rect, theme::field);
    const bool hovered =
        option.state & QStyle::State_MouseOver || option.state & QStyle::State_Sunken;
    const QRectF bar =
        horizontal ? QRectF(handle).adjusted(2, 3, -2, -3) : QRectF(handle).adjusted(3, 2, -3, -2);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(hovered ? QColor(150, 150, 150) : QColor(104, 104, 104));
    const double round = (horizontal ? bar.height() : bar.width()) / 2;
    painter.drawRoundedRect(bar, round, round);
    painter.restore();
}

void paintProgress(QPainter &painter, const QStyleOptionProgressBar &option)
{
    const bool enabled = option.state & QStyle::State_Enabled;
    paintPanel(painter, option.rect, theme::field, outlineOf(option));
    const QRectF inner = QRectF(option.rect).adjusted(1, 1, -1, -1);
    const bool busy = option.maximum <= option.minimum;
    const double span = busy ? 1 : double(option.maximum) - option.minimum;
    const double part = busy ? 0 : std::clamp((option.progress - option.minimum) / span, 0.0, 1.0);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath clip;
    clip.addRoundedRect(inner, radius - 1, radius - 1);
    painter.setClipPath(clip);
    if (busy)
        painter.fillRect(inner, QBrush(theme::accent, Qt::BDiagPattern));
    else
        painter.fillRect(QRectF(inner.left(), inner.top(), inner.width() * part, inner.height()),
                         enabled ? theme::selection : theme::raised);
    painter.setPen(enabled ? theme::brightText : theme::disabledText);
    if (option.textVisible && !busy)
        painter.drawText(option.rect, Qt::AlignCenter, option.text);
    painter.restore();
}

void paintHeader(QPainter &painter, const QStyleOptionHeader &option)
{
    painter.fillRect(option.rect,
                     option.state & QStyle::State_MouseOver ? theme::hovered : theme::window);
    painter.setPen(theme::line);
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    if (option.position != QStyleOptionHeader::End
        && option.position != QStyleOptionHeader::OnlyOneSection)
        painter.drawLine(option.rect.topRight() + QPoint(0, 4),
                         option.rect.bottomRight() - QPoint(0, 4));
}

void paintTab(QPainter &painter, const QStyleOptionTab &option)
{
    const bool selected = option.state & QStyle::State_Selected;
    const bool hovered = option.state & QStyle::State_MouseOver;
    const bool south =
        option.shape == QTabBar::RoundedSouth || option.shape == QTabBar::TriangularSouth;
    painter.fillRect(option.rect,
                     selected      ? theme::window
                         : hovered ? theme::hovered
                                   : theme::pressed);
    if (selected) {
        QRect mark = option.rect;
        south ? mark.setTop(mark.bottom() - 1) : mark.setBottom(mark.top() + 1);
        painter.fillRect(mark, theme::accent);
    }
    if (hasKeyboardFocus(option))
        paintFocusRing(painter, option.rect.adjusted(2, 2, -2, -2));
}

} // namespace filigree::style_parts
