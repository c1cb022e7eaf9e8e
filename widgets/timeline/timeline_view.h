// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/frame_range.h"

#include <QPoint>
#include <QRect>
#include <QSize>

#include <algorithm>

namespace filigree {

//! Where everything of a timeline lies: rows from top to bottom (ruler, markers, thumbnails,
//! lanes), a column of names at the left, frames along the rest. A value: change it and paint anew.
struct TimelineView
{
    static constexpr int rulerHeight = 26;
    static constexpr int markerHeight = 16;
    static constexpr int cacheHeight = 4;
    static constexpr int laneHeight = 24;
    static constexpr int largestFrame = 160; //!< Pixels per frame at the closest zoom.

    QSize size;
    int frameCount = 0;
    int laneCount = 0;
    int headerWidth = 132;
    int thumbnailHeight = 44;
    double pixelsPerFrame = 8;
    double firstPixel = 0; //!< How far the frames are scrolled, in pixels.
    int firstLanePixel = 0; //!< How far the lanes are scrolled.

    // Frames

    int framesWidth() const { return std::max(1, size.width() - headerWidth); }
    double smallestFrame() const; //!< Pixels per frame at which the clip just fits.
    double xOf(double frame) const; //!< Of the frame's left edge.
    int frameAt(double x) const; //!< Kept within the clip; 0 for an empty one.
    FrameRange visibleFrames() const;
    int contentWidth() const; //!< Of all frames, in pixels.
    //! Zooms so that the frame under x stays there, and keeps to the limits.
    void zoom(double factor, double x);
    void fit(const FrameRange &frames);
    void scrollTo(double pixel); //!< Keeps to the limits.
    void show(int frame); //!< Scrolls, if need be, so that the frame is within sight.

    // Rows

    QRect ruler() const;
    QRect cacheBar() const;
    QRect markers() const;
    QRect thumbnails() const;
    QRect lanes() const; //!< What is seen of them.
    QRect lane(int index) const; //!< May lie outside lanes().
    QRect laneHeader(int index) const;
    int laneAt(const QPoint &point) const; //!< -1: none; the header counts.
    int lanesHeight() const { return laneCount * laneHeight; }
    void scrollLanesTo(int pixel);
    void showLane(int index);

    // Thumbnails

    //! Every how many frames there is a thumbnail.
    int thumbnailStep(double aspect) const;
    int thumbnailWidth(double aspect) const;
};

//! A step for the labels of a ruler: at least `minimum` frames, round in frames or in time.
int rulerStep(double minimum, bool inTimecode, int framesPerSecond);

} // namespace filigree
