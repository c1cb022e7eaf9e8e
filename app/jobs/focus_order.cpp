// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/focus_order.h"

#include <algorithm>
#include <cstdlib>

namespace filigree {
namespace {

constexpr int nearby = 4; // frames on each side of the focus that come before all others

int distance(const FrameRange &range, int frame)
{
    return std::max({range.in - frame, frame - range.out, 0});
}

int nearest(const std::set<int> &frames, int to)
{
    const auto next = frames.lower_bound(to);
    if (next == frames.end())
        return *std::prev(next);
    if (next == frames.begin() || *next - to <= to - *std::prev(next))
        return *next;
    return *std::prev(next);
}

} // namespace

int nextFrame(const std::set<int> &open, int focus, int last)
{
    if (focus < 0)
        return *open.begin();
    const int closest = nearest(open, focus);
    if (closest == focus)
        return focus;
    const auto isNear = [&](int frame) { return std::abs(frame - focus) <= nearby; };
    for (const int following : {last + 1, last - 1}) {
        if (last >= 0 && open.contains(following) && (isNear(following) || !isNear(closest)))
            return following;
    }
    return closest;
}

std::vector<FrameRange> stretchesOf(const std::set<int> &frames, const std::set<int> &cuts)
{
    std::vector<FrameRange> ranges;
    for (const int frame : frames) {
        if (!ranges.empty() && ranges.back().out == frame - 1 && !cuts.contains(frame - 1))
            ranges.back().out = frame;
        else
            ranges.push_back({frame, frame});
    }
    return ranges;
}

std::size_t nextStretch(const std::vector<FrameRange> &ranges, int focus)
{
    if (focus < 0)
        return 0;
    const auto best = std::ranges::min_element(
        ranges, {}, [&](const FrameRange &range) { return distance(range, focus); });
    return std::size_t(best - ranges.begin());
}

} // namespace filigree
