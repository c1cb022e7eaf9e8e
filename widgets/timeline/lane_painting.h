// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/timeline/timeline_scene.h"
#include "widgets/timeline/timeline_view.h"

#include <QString>

class QPainter;

namespace filigree {

//! The name of a state for people.
QString laneStateText(LaneState state);
QString promptKindsText(PromptTickKinds kinds);

//! A stretch of one state: each has a pattern of its own, so that no colour need be told apart.
void paintLaneState(QPainter &painter, const QRectF &rect, LaneState state, const QColor &colour);

//! A sign for what was said on a frame: dot, square, diamond or cross, at the middle of rect.
void paintPromptTick(QPainter &painter, const QPointF &middle, PromptTickKinds kinds);

//! States and prompt ticks of one lane; costs by the pixel, however long the clip is.
void paintLane(QPainter &painter, const QRect &rect, const TimelineLane &lane,
               const TimelineScene &scene, const TimelineView &view);

//! Swatch, name and what is special about the object.
void paintLaneHeader(QPainter &painter, const QRect &rect, const TimelineLane &lane, bool selected);

} // namespace filigree
