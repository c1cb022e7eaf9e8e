// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/viewer/candidate_painter.h"

#include "widgets/theme/colours.h"
#include "widgets/viewer/prompt_painter.h"

#include <QPainter>

#include <algorithm>

namespace filigree {
namespace {

constexpr double reach = 3; // logical pixels around a box that still count

//! At the box's upper left corner: above it where there is room, else inside.
QRectF plateOf(const QPainter &painter, const ShownCandidate &candidate, const QRectF &box,
               const QRectF &pane)
{
    const QFontMetricsF metrics(painter.font(), painter.device());
    const QSizeF size(metrics.horizontalAdvance(candidate.text) + 12, metrics.height() + 4);
    QRectF plate(QPointF(box.left() - 1, box.top() - size.height()), size);
    if (plate.top() < pane.top())
        plate.moveTop(std::max(box.top(), pane.top()));
    plate.moveLeft(
        std::clamp(plate.left(), pane.left(), std::max(pane.left(), pane.right() - size.width())));
    return plate;
}

void paintCandidate(QPainter &painter, const ShownCandidate &candidate, bool isHovered,
                    const ViewTransform &transform)
{
    const QRectF box = boxRect(candidate.box, transform);
    const QColor colour = candidate.isKnown ? theme::secondaryText
        : candidate.isMarked || isHovered   ? theme::brightText
                                            : theme::accent;
    const double width = candidate.isMarked || isHovered ? 3 : 2;
    painter.setBrush(candidate.isMarked || isHovered ? QColor(255, 255, 255, 40)
                                                     : QColor(Qt::transparent));
    painter.setPen(
        QPen(QColor(0, 0, 0, 170), width + 2, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter.drawRect(box);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, width, candidate.isKnown ? Qt::DashLine : Qt::SolidLine,
                        Qt::FlatCap, Qt::MiterJoin));
    painter.drawRect(box);
    const QRectF plate = plateOf(painter, candidate, box, transform.visible().pane);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(plate, 2, 2);
    painter.setPen(theme::textOn(colour));
    painter.drawText(plate, Qt::AlignCenter, candidate.text);
}

} // namespace

void paintCandidates(QPainter &painter, const std::vector<ShownCandidate> &candidates, int hovered,
                     const ViewTransform &transform)
{
    if (candidates.empty())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    // The weakest first, so that the best ones lie on top.
    for (int i = int(candidates.size()) - 1; i >= 0; --i) {
        if (i != hovered)
            paintCandidate(painter, candidates[std::size_t(i)], false, transform);
    }
    if (hovered >= 0 && hovered < int(candidates.size()))
        paintCandidate(painter, candidates[std::size_t(hovered)], true, transform);
    painter.restore();
}

int candidateAt(const std::vector<ShownCandidate> &candidates, const QPointF &pane,
                const ViewTransform &transform)
{
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
