// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/timeline/timeline_view.h"

#include <algorithm>
#include <cmath>

namespace filigree {

double TimelineView::smallestFrame() const
{
    return frameCount > 0 ? std::min<double>(largestFrame, double(framesWidth()) / frameCount) : 1;
}

double TimelineView::xOf(double frame) const
{
    return headerWidth + frame * pixelsPerFrame - firstPixel;
}

int TimelineView::frameAt(double x) const
{
    const double frame = std::floor((x - headerWidth + firstPixel) / pixelsPerFrame);
    return int(std::clamp<double>(frame, 0, std::max(0, frameCount - 1)));
}

FrameRange TimelineView::visibleFrames() const
{
    if (frameCount <= 0)
        return {};
    return {frameAt(headerWidth), frameAt(size.width())};
}

int TimelineView::contentWidth() const
{
    return int(std::ceil(frameCount * pixelsPerFrame));
}

void TimelineView::scrollTo(double pixel)
{
    firstPixel = std::clamp<double>(pixel, 0, std::max(0, contentWidth() - framesWidth()));
}

void TimelineView::zoom(double factor, double x)
{
    const double place = (x - headerWidth + firstPixel) / pixelsPerFrame;
    pixelsPerFrame =
        std::clamp<double>(pixelsPerFrame * factor, smallestFrame(), double(largestFrame));
    scrollTo(place * pixelsPerFrame - (x - headerWidth));
}

void TimelineView::fit(const FrameRange &frames)
{
    if (frames.size() <= 0)
        return;
    pixelsPerFrame = std::clamp<double>(double(framesWidth()) / frames.size(), smallestFrame(),
                                        double(largestFrame));
    scrollTo(frames.in * pixelsPerFrame);
}

void TimelineView::show(int frame)
{
    const double left = frame * pixelsPerFrame;
    const double right = left + pixelsPerFrame;
    const double margin = std::min(24.0, framesWidth() / 8.0);
    if (left < firstPixel)
        scrollTo(left - margin);
    else if (right > firstPixel + framesWidth())
        scrollTo(right - framesWidth() + margin);
}

QRect TimelineView::ruler() const
{
    return {headerWidth, 0, framesWidth(), rulerHeight};
}

QRect TimelineView::cacheBar() const
{
    return {headerWidth, rulerHeight, framesWidth(), cacheHeight};
}

QRect TimelineView::markers() const
{
    return {headerWidth, cacheBar().bottom() + 1, framesWidth(), markerHeight};
}

QRect TimelineView::thumbnails() const
{
    return {headerWidth, markers().bottom() + 1, framesWidth(), thumbnailHeight};
}

QRect TimelineView::lanes() const
{
    const int top = thumbnails().bottom() + 1;
    return {headerWidth, top, framesWidth(), std::max(0, size.height() - top)};
}

QRect TimelineView::lane(int index) const
{
    return {headerWidth, lanes().top() + index * laneHeight - firstLanePixel, framesWidth(),
            laneHeight};
}

QRect TimelineView::laneHeader(int index) const
{
    return {0, lane(index).top(), headerWidth, laneHeight};
}

int TimelineView::laneAt(const QPoint &point) const
{
    if (point.y() < lanes().top() || point.y() > lanes().bottom())
        return -1;
    const int index = (point.y() - lanes().top() + firstLanePixel) / laneHeight;
    return index < laneCount ? index : -1;
}

void TimelineView::scrollLanesTo(int pixel)
{
    firstLanePixel = std::clamp(pixel, 0, std::max(0, lanesHeight() - lanes().height()));
}

void TimelineView::showLane(int index)
{
    const int top = index * laneHeight;
    if (top < firstLanePixel)
        scrollLanesTo(top);
    else if (top + laneHeight > firstLanePixel + lanes().height())
        scrollLanesTo(top + laneHeight - lanes().height());
}

int TimelineView::thumbnailWidth(double aspect) const
{
    return std::clamp(int(std::lround((thumbnailHeight - 4) * aspect)), 8, 400);
}

int TimelineView::thumbnailStep(double aspect) const
{
    const double needed = (thumbnailWidth(aspect) + 2) / pixelsPerFrame;
    int step = 1; // 1, 2, 3, 4, 6, 8, 12, 16…: zooming keeps many of the same pictures
    while (step < needed) {
        const int power = 1 << int(std::log2(step));
        step = step == power ? (step == 1 ? 2 : step + step / 2) : 2 * power;
    }
    return step;
}

int rulerStep(double minimum, bool inTimecode, int framesPerSecond)
{
    const int rate = std::max(1, framesPerSecond);
    if (!inTimecode) {
        for (int decade = 1; decade < 100'000'000; decade *= 10)
            for (const int digit : {1, 2, 5})
                if (decade * digit >= minimum)
                    return decade * digit;
        return 1'000'000'000;
    }
    for (const int frames : {1, 2, 4, 5, 6, 8, 10, 12, 15})
        if (frames >= minimum && frames < rate && rate % frames == 0)
            return frames;
    for (const int seconds : {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21600})
        if (double(seconds) * rate >= minimum)
            return seconds * rate;
    return 43200 * rate;
}

} // namespace filigree
