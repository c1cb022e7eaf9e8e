// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/frame_range.h"
#include "project_io/model/clip_info.h"
#include "widgets/timeline/state_runs.h"

#include <QColor>
#include <QFlags>
#include <QImage>
#include <QString>

#include <map>
#include <string>
#include <vector>

namespace filigree {

//! What was said of one object on one frame; several may be at once.
enum class PromptTickKind {
    Clicks = 1, //!< Points, boxes, text.
    Painted = 2, //!< Strokes and masks.
    Trimap = 4, //!< Trimap strokes and given trimaps.
    Absent = 8,
};
Q_DECLARE_FLAGS(PromptTickKinds, PromptTickKind)
Q_DECLARE_OPERATORS_FOR_FLAGS(PromptTickKinds)

struct PromptTick
{
    int frame = 0;
    PromptTickKinds kinds;
    bool operator==(const PromptTick &) const = default;
};

//! One object over time.
struct TimelineLane
{
    int object = 0;
    QString name;
    QColor colour;
    bool hidden = false;
    bool locked = false;
    StateRuns states;
    std::vector<PromptTick> ticks; //!< By frame, one for each.
};

struct TimelineMarker
{
    int frame = 0;
    QString text;
    QColor colour;
    bool operator==(const TimelineMarker &) const = default;
};

//! Everything that a timeline shows.
struct TimelineScene
{
    int frameCount = 0;
    Rational frameRate{24, 1};
    std::string startTimecode; //!< As in ClipInfo; empty: counts from zero.
    bool showsTimecode = false; //!< The ruler; frame numbers otherwise.
    int playhead = 0;
    FrameRange range; //!< In and out point; empty: the whole clip.
    std::vector<TimelineLane> lanes;
    int selectedObject = 0;
    //! Frames that were picked to do something with, of one object or (0) of all.
    FrameRange selection;
    int selectionObject = 0;
    std::vector<TimelineMarker> markers; //!< By frame.
    std::vector<FrameRange> cached; //!< Decoded frames, in order.
    std::map<int, QImage> thumbnails;
    double thumbnailAspect = 16.0 / 9; //!< Width by height of the picture as it is seen.
};

//! The frame's place on the scene's clock: frames since midnight.
std::int64_t clockFrame(const TimelineScene &scene, int frame);
//! "1" for frame index 0.
QString frameNumberText(int frame);
//! On a scene's own clock.
QString timecodeText(const TimelineScene &scene, int frame);
//! In whichever way the scene counts.
QString frameText(const TimelineScene &scene, int frame);
//! The frame that a typed frame number or timecode means, kept within the clip; -1: neither.
//! "+12" and "-12" are steps from the playhead; timecode may lack its front, as in "2:10".
int frameOfText(const TimelineScene &scene, const QString &text);

} // namespace filigree
