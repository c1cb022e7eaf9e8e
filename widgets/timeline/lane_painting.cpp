// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/timeline/lane_painting.h"

#include "widgets/theme/colours.h"
#include "widgets/theme/icon.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace filigree {
namespace {

struct LaneTexts
{
    Q_DECLARE_TR_FUNCTIONS(filigree::Timeline)
};

constexpr int stateMargin = 4; // above and below a state in its lane
constexpr double tickRadius = 3.5;

QColor darker(const QColor &colour, double share)
{
    const QColor ground = theme::field;
    const auto mixed = [share](int a, int b) { return int(a * share + b * (1 - share) + 0.5); };
    return {mixed(colour.red(), ground.red()), mixed(colour.green(), ground.green()),
            mixed(colour.blue(), ground.blue())};
}

//! Slanted lines that continue from one rectangle into the next.
void paintHatch(QPainter &painter, const QRectF &rect, const QColor &colour)
{
    constexpr double spacing = 6;
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip);
    painter.setPen(QPen(colour, 1.6));
    painter.setRenderHint(QPainter::Antialiasing);
    const double first = std::floor((rect.left() - rect.height()) / spacing) * spacing;
    for (double x = first; x < rect.right(); x += spacing)
        painter.drawLine(QPointF(x, rect.bottom() + 1), QPointF(x + rect.height() + 1, rect.top()));
    painter.restore();
}

void paintZigzag(QPainter &painter, const QRectF &rect, const QColor &colour)
{
    constexpr double period = 8;
    const double high = rect.center().y() - 3;
    const double low = rect.center().y() + 3;
    QPainterPath path;
    const double first = std::floor(rect.left() / period) * period;
    path.moveTo(first, low);
    for (double x = first; x < rect.right() + period; x += period) {
        path.lineTo(x + period / 2, high);
        path.lineTo(x + period, low);
    }
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1.6));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
    painter.restore();
}

//! Calls paint(first x, last x, state) for stretches of the same state.
template<typename Paint>
void forEachStretch(const StateRuns &states, const TimelineView &view, const QRect &rect,
                    const Paint &paint)
{
    const FrameRange visible = view.visibleFrames();
    if (view.pixelsPerFrame >= 1) {
        for (int frame = visible.in; frame <= visible.out;) {
            const StateRuns::Run run = states.runAt(frame);
            const int last =
                run.frames.size() > 0 ? std::min(run.frames.out, visible.out) : visible.out;
            paint(view.xOf(frame), view.xOf(last + 1), run.state);
            frame = last + 1;
        }
        return;
    }
    const double end = std::min<double>(rect.right() + 1, view.xOf(view.frameCount));
    double begun = rect.left();
    LaneState current = LaneState::Missing;
    for (int x = rect.left(); x < end; ++x) {
        const int first = view.frameAt(x);
        const LaneState state =
            states.mostImportant({first, std::max(first, view.frameAt(x + 1) - 1)});
        if (x > rect.left() && state != current) {
            paint(begun, double(x), current);
            begun = x;
        }
        current = state;
    }
    paint(begun, end, current);
}

} // namespace

QString laneStateText(LaneState state)
{
    switch (state) {
    case LaneState::Fresh:
        return LaneTexts::tr("Up to date");
    case LaneState::Locked:
        return LaneTexts::tr("Locked");
    case LaneState::Absent:
        return LaneTexts::tr("Object is absent");
    case LaneState::Missing:
        return LaneTexts::tr("Not tracked yet");
    case LaneState::LowConfidence:
        return LaneTexts::tr("Low confidence");
    case LaneState::Stale:
        return LaneTexts::tr("Out of date");
    }
    return {};
}

QString promptKindsText(PromptTickKinds kinds)
{
    QStringList texts;
    if (kinds & PromptTickKind::Clicks)
        texts += LaneTexts::tr("clicks");
    if (kinds & PromptTickKind::Painted)
        texts += LaneTexts::tr("painted mask");
    if (kinds & PromptTickKind::Trimap)
        texts += LaneTexts::tr("painted trimap");
    if (kinds & PromptTickKind::Absent)
        texts += LaneTexts::tr("marked absent");
    return texts.join(LaneTexts::tr(", ", "between the kinds of prompts"));
}

void paintLaneState(QPainter &painter, const QRectF &rect, LaneState state, const QColor &colour)
{
    switch (state) {
    case LaneState::Missing: // a thin dotted line
        painter.fillRect(rect, theme::field);
        painter.save();
        painter.setPen(QPen(theme::disabledText, 1, Qt::DotLine));
        painter.drawLine(QPointF(rect.left(), std::floor(rect.center().y()) + 0.5),
                         QPointF(rect.right(), std::floor(rect.center().y()) + 0.5));
        painter.restore();
        break;
    case LaneState::Fresh: // a solid bar
        painter.fillRect(rect, darker(colour, 0.72));
        break;
    case LaneState::Locked: { // a solid bar between two bright rails
        painter.fillRect(rect, darker(colour, 0.5));
        painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), 2), theme::text);
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 2, rect.width(), 2), theme::text);
        break;
    }
    case LaneState::Absent: { // an empty frame
        painter.fillRect(rect, theme::field);
        const QColor edge = theme::secondaryText;
        painter.fillRect(QRectF(rect.left(), rect.top() + 3, rect.width(), 1), edge);
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 4, rect.width(), 1), edge);
        break;
    }
    case LaneState::LowConfidence: // a bar with a zigzag
        painter.fillRect(rect, darker(colour, 0.4));
        paintZigzag(painter, rect, theme::caution);
        break;
    case LaneState::Stale: // slanted lines
        painter.fillRect(rect, darker(colour, 0.18));
        paintHatch(painter, rect, darker(colour, 0.85));
        break;
    }
}

void paintPromptTick(QPainter &painter, const QPointF &middle, PromptTickKinds kinds)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme::line, 1));
    painter.setBrush(theme::brightText);
    const double r = tickRadius;
    const double x = middle.x();
    const double y = middle.y();
    if (kinds & PromptTickKind::Absent) {
        for (const double width : {4.0, 1.8}) {
            painter.setPen(QPen(width > 2 ? theme::line : theme::brightText, width));
            painter.drawLine(QPointF(x - r, y - r), QPointF(x + r, y + r));
            painter.drawLine(QPointF(x - r, y + r), QPointF(x + r, y - r));
        }
    } else if (kinds & PromptTickKind::Painted) {
        painter.drawRect(QRectF(x - r, y - r, 2 * r, 2 * r));
    } else if (kinds & PromptTickKind::Clicks) {
        painter.drawEllipse(middle, r + 0.5, r + 0.5);
    }
    if (kinds & PromptTickKind::Trimap) {
        const double half = kinds == PromptTickKind::Trimap ? r + 1.5 : 2;
        painter.setPen(QPen(theme::line, 1));
        painter.setBrush(kinds == PromptTickKind::Trimap ? theme::brightText : theme::line);
        painter.drawPolygon(QPolygonF{QPointF(x, y - half), QPointF(x + half, y),
                                      QPointF(x, y + half), QPointF(x - half, y)});
    }
    painter.restore();
}

void paintLane(QPainter &painter, const QRect &rect, const TimelineLane &lane,
               const TimelineScene &scene, const TimelineView &view)
{
    painter.fillRect(rect, theme::field);
    if (scene.frameCount <= 0)
        return;
    const QRectF bar = QRectF(rect).adjusted(0, stateMargin, 0, -stateMargin);
    forEachStretch(lane.states, view, rect, [&](double from, double to, LaneState state) {
        // whole device pixels, so that neighbours neither overlap nor leave a gap
        const double ratio = painter.device()->devicePixelRatioF();
        const double left = std::max<double>(rect.left(), std::round(from * ratio) / ratio);
        const double right = std::min<double>(rect.right() + 1, std::round(to * ratio) / ratio);
        paintLaneState(painter,
                       QRectF(left, bar.top(), std::max(right - left, 1 / ratio), bar.height()),
                       state, lane.colour);
    });
    // at most one tick per three pixels
    const FrameRange visible = view.visibleFrames();
    auto tick = std::ranges::lower_bound(lane.ticks, visible.in, {}, &PromptTick::frame);
    while (tick != lane.ticks.end() && tick->frame <= visible.out) {
        const double x = view.xOf(tick->frame + 0.5);
        paintPromptTick(painter, QPointF(x, rect.center().y() + 0.5), tick->kinds);
        const int next = std::max(tick->frame + 1, view.frameAt(x + 3));
        tick = std::lower_bound(tick + 1, lane.ticks.end(), next,
                                [](const PromptTick &a, int frame) { return a.frame < frame; });
    }
}

void paintLaneHeader(QPainter &painter, const QRect &rect, const TimelineLane &lane, bool selected)
{
    painter.fillRect(rect, selected ? theme::selection : theme::window);
    const QRect swatch(rect.left() + 8, rect.center().y() - 5, 11, 11);
    painter.setPen(theme::line);
    painter.setBrush(lane.colour);
    painter.drawRect(swatch.adjusted(0, 0, -1, -1));
    int right = rect.right() - 6;
    const QColor text = selected ? theme::selectionText
        : lane.hidden            ? theme::disabledText
                                 : theme::text;
    const auto sign = [&](const QString &name) {
        constexpr int size = 14;
        icon(name, text)
            .paint(&painter, QRect(right - size, rect.center().y() - size / 2, size, size));
        right -= size + 3;
    };
    if (lane.locked)
        sign(QStringLiteral("lock"));
    if (lane.hidden)
        sign(QStringLiteral("eye-off"));
    const QRect place(swatch.right() + 8, rect.top(), right - swatch.right() - 10, rect.height());
    painter.setPen(text);
    painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(lane.name, Qt::ElideRight, place.width()));
}

} // namespace filigree
