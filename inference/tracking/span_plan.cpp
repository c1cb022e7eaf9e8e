// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/tracking/span_plan.h"

#include <algorithm>

namespace filigree {

SpanPlan::SpanPlan(std::map<ObjectId, std::vector<int>> conditioning,
                   std::map<ObjectId, std::vector<int>> absent, FrameRange range,
                   TrackDirection direction)
    : m_conditioning(std::move(conditioning))
    , m_absent(std::move(absent))
    , m_direction(direction)
{
    std::vector<bool> ahead(range.size(),
                            false); // per frame of the range: needed in that direction
    std::vector<bool> back(range.size(), false);
    int first = range.in;
    int last = range.out;
    for (const auto &[object, frames] : m_conditioning) {
        for (int frame = range.in; frame <= range.out; ++frame) {
            ahead[frame - range.in] = ahead[frame - range.in] || reachedForward(object, frame);
            back[frame - range.in] = back[frame - range.in] || reachedBackward(object, frame);
        }
        // A pass starts at the prompt, even where that lies outside the range.
        if (reachedForward(object, range.in))
            first = std::min(first, before(object, range.in));
        if (reachedBackward(object, range.out))
            last = std::max(last, after(object, range.out));
    }
    for (int frame = first; frame <= range.out; ++frame)
        if (frame < range.in || ahead[frame - range.in])
            m_forward.push_back(frame);
    for (int frame = last; frame >= range.in; --frame)
        if (frame > range.out || back[frame - range.in])
            m_backward.push_back(frame);
}

int SpanPlan::before(ObjectId object, int frame) const
{
    const auto &frames = m_conditioning.at(object);
    const auto next = std::upper_bound(frames.begin(), frames.end(), frame);
    return next == frames.begin() ? -1 : *std::prev(next);
}

int SpanPlan::after(ObjectId object, int frame) const
{
    const auto &frames = m_conditioning.at(object);
    const auto next = std::lower_bound(frames.begin(), frames.end(), frame);
    return next == frames.end() ? -1 : *next;
}

bool SpanPlan::isConditioning(ObjectId object, int frame) const
{
    const auto &frames = m_conditioning.at(object);
    return std::binary_search(frames.begin(), frames.end(), frame);
}

bool SpanPlan::isAbsent(ObjectId object, int frame) const
{
    const auto frames = m_absent.find(object);
    return frames != m_absent.end() && std::ranges::binary_search(frames->second, frame);
}

bool SpanPlan::counts(ObjectId object, int from, int frame, int other) const
{
    if (from < 0)
        return false;
    const bool isMet = m_direction == TrackDirection::Both && other >= 0; // by the other pass
    return from == frame || !isMet || !isAbsent(object, from) || isAbsent(object, other);
}

bool SpanPlan::reachedForward(ObjectId object, int frame) const
{
    return m_direction != TrackDirection::Backward
        && counts(object, before(object, frame), frame, after(object, frame));
}

bool SpanPlan::reachedBackward(ObjectId object, int frame) const
{
    return m_direction != TrackDirection::Forward
        && counts(object, after(object, frame), frame, before(object, frame));
}

double SpanPlan::forwardWeight(ObjectId object, int frame) const
{
    if (!reachedForward(object, frame))
        return 0;
    if (!reachedBackward(object, frame))
        return 1;
    const int a = before(object, frame);
    const int b = after(object, frame);
    return a == b ? 1 : double(b - frame) / (b - a);
}

} // namespace filigree
