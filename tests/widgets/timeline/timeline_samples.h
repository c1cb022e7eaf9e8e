// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/timeline/state_runs.h"

#include <QImage>
#include <QPainter>

#include <algorithm>
#include <vector>

namespace filigree {

//! Some of every state.
inline StateRuns mixedStates(int count, int seed)
{
    std::vector<LaneState> states(count, LaneState::Fresh);
    const int part = count / 8;
    const LaneState order[] = {LaneState::Fresh,         LaneState::Stale,  LaneState::Fresh,
                               LaneState::LowConfidence, LaneState::Locked, LaneState::Absent,
                               LaneState::Missing,       LaneState::Fresh};
    for (int i = 0; i < count; ++i)
        states[i] = order[(std::min(7, i / std::max(1, part)) + seed) % 8];
    return StateRuns(states);
}

//! Of a frame, for a thumbnail.
inline QImage picture(int frame, const QSize &size)
{
    QImage image(size, QImage::Format_RGB32);
    QPainter painter(&image);
    QLinearGradient sky(0, 0, 0, size.height());
    sky.setColorAt(0, QColor(90, 130, 170));
    sky.setColorAt(1, QColor(70, 90, 60));
    painter.fillRect(image.rect(), sky);
    painter.setBrush(QColor(190, 150, 110));
    painter.setPen(Qt::NoPen);
    painter.drawEllipse(
        QPointF(size.width() * (0.2 + 0.6 * (frame % 100) / 100.0), size.height() * 0.6),
        size.height() * 0.25, size.height() * 0.25);
    return image;
}

} // namespace filigree
