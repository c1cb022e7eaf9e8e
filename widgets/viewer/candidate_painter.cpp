// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/viewer/candidate_painter.h"

#include "widgets/theme/colours.h"
#include "widgets/viewer/prompt_painter.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace filigree {
namespace {

constexpr double reach = 3; // logical pixels around a box that still count

constexpr double plateGap = 2; // logical pixels between plates

double areaOf(const QRectF &rect)
{
    return rect.width() * rect.height();
}

//! Places for a plate, the best first: at the corners of the box, then along its sides.
std::vector<QPointF> placesAt(const QRectF &box, const QSizeF &plate)
{
    const double left = box.left() - 1, right = box.right() + 1 - plate.width();
    const double above = box.top() - plate.height(), below = box.bottom();
    std::vector<QPointF> places{{left, above}, {left, box.top()},  {right, above},
                                {left, below}, {right, box.top()}, {right, below}};
    const double step = plate.height() + plateGap;
    for (double y = box.top() + step; y < below; y += step) {
        places.emplace_back(left, y);
        places.emplace_back(right, y);
    }
    for (double away = step; away < 12 * step; away += step) {
        places.emplace_back(left, above - away);
        places.emplace_back(left, below + away);
    }
    return places;
}

QRectF within(const QRectF &pane, QRectF rect)
{
    rect.moveLeft(
        std::clamp(rect.left(), pane.left(), std::max(pane.left(), pane.right() - rect.width())));
    rect.moveTop(
        std::clamp(rect.top(), pane.top(), std::max(pane.top(), pane.bottom() - rect.height())));
    return rect;
}

QColor colourOf(const ShownCandidate &candidate, bool isHovered)
{
    return candidate.isKnown              ? theme::secondaryText
        : candidate.isMarked || isHovered ? theme::brightText
                                          : theme::accent;
}

void paintBox(QPainter &painter, const ShownCandidate &candidate, bool isHovered,
              const ViewTransform &transform)
{
    const QRectF box = boxRect(candidate.box, transform);
    const bool stands = candidate.isMarked || isHovered;
    const double width = stands ? 3 : 2;
    painter.setBrush(stands ? QColor(255, 255, 255, 40) : QColor(Qt::transparent));
    painter.setPen(
        QPen(QColor(0, 0, 0, 170), width + 2, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter.drawRect(box);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colourOf(candidate, isHovered), width,
                        candidate.isKnown ? Qt::DashLine : Qt::SolidLine, Qt::FlatCap,
                        Qt::MiterJoin));
    painter.drawRect(box);
}

void paintText(QPainter &painter, const ShownCandidate &candidate, bool isHovered,
               const QRectF &plate)
{
    const QColor colour = colourOf(candidate, isHovered);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(plate, 2, 2);
    painter.setPen(theme::textOn(colour));
    painter.drawText(plate, Qt::AlignCenter, candidate.text);
}

} // namespace

std::vector<QRectF> candidatePlates(const std::vector<ShownCandidate> &candidates,
                                    const QFontMetricsF &metrics, const ViewTransform &transform)
{
    const QRectF pane = transform.visible().pane;
    std::vector<QRectF> plates;
    for (const ShownCandidate &candidate : candidates) {
        const QRectF box = boxRect(candidate.box, transform);
        const QSizeF size(metrics.horizontalAdvance(candidate.text) + 12, metrics.height() + 4);
        QRectF best;
        double leastCovered = -1;
        for (const QPointF &place : placesAt(box, size)) {
            if (leastCovered == 0 || !box.intersects(pane))
                break;
            const QRectF plate = within(pane, {place, size});
            double covered = 0;
            for (const QRectF &other : plates)
                covered += areaOf(
                    plate.intersected(other.adjusted(-plateGap, -plateGap, plateGap, plateGap)));
            if (leastCovered < 0 || covered < leastCovered) {
                leastCovered = covered;
                best = plate;
            }
        }
        plates.push_back(best);
    }
    return plates;
}

void paintCandidates(QPainter &painter, const std::vector<ShownCandidate> &candidates, int hovered,
                     const ViewTransform &transform)
{
    if (candidates.empty())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const std::vector<QRectF> plates =
        candidatePlates(candidates, QFontMetricsF(painter.font(), painter.device()), transform);
    // The weakest first, so that the best ones lie on top, and the one under the pointer on them;
    // no line crosses a text.
    std::vector<int> order;
    for (int i = int(candidates.size()) - 1; i >= 0; --i) {
        if (i != hovered)
            order.push_back(i);
    }
    if (hovered >= 0 && hovered < int(candidates.size()))
        order.push_back(hovered);
    for (const int i : order)
        paintBox(painter, candidates[std::size_t(i)], i == hovered, transform);
    for (const int i : order)
        paintText(painter, candidates[std::size_t(i)], i == hovered, plates[std::size_t(i)]);
    painter.restore();
}

int candidateAt(const std::vector<ShownCandidate> &candidates, const QPointF &pane,
                const QFontMetricsF &metrics, const ViewTransform &transform)
{
    const std::vector<QRectF> plates = candidatePlates(candidates, metrics, transform);
    const auto plate =
        std::ranges::find_if(plates, [&](const QRectF &one) { return one.contains(pane); });
    if (plate != plates.end())
        return int(plate - plates.begin());
    int best = -1;
    double bestArea = 0;
    for (int i = 0; i < int(candidates.size()); ++i) {
        const QRectF box = boxRect(candidates[std::size_t(i)].box, transform)
                               .adjusted(-reach, -reach, reach, reach);
        const double area = box.width() * box.height();
        if (box.contains(pane) && (best < 0 || area < bestArea)) {
            best = i;
            bestArea = area;
        }
    }
    return best;
}

} // namespace filigree
