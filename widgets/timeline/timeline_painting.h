// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/timeline/timeline_scene.h"
#include "widgets/timeline/timeline_view.h"

class QPainter;

namespace filigree {

//! What is under the pointer or in the hand; not part of the scene.
struct TimelineHover
{
    int frame = -1; //!< Whose time is told in the ruler; -1: none.
    int marker = -1; //!< Highlighted.
};

//! The frames of the thumbnails within sight, in order.
std::vector<int> visibleThumbnails(const TimelineScene &scene, const TimelineView &view);

//! Where the in and out handles can be taken.
QRectF inHandle(const TimelineScene &scene, const TimelineView &view);
QRectF outHandle(const TimelineScene &scene, const TimelineView &view);
QRectF markerFlag(const TimelineMarker &marker, const TimelineView &view);

//! All but what moves with playhead and pointer, so that it can be kept while a clip plays.
void paintTimelineGround(QPainter &painter, const TimelineScene &scene, const TimelineView &view,
                         int highlightedMarker);
//! Playhead and hover, to be painted over the ground.
void paintTimelineTop(QPainter &painter, const TimelineScene &scene, const TimelineView &view,
                      const TimelineHover &hover);
//! Both: the whole timeline. Costs by the pixel, however long the clip is.
void paintTimeline(QPainter &painter, const TimelineScene &scene, const TimelineView &view,
                   const TimelineHover &hover);

} // namespace filigree
