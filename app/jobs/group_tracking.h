// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/jobs/matte_work.h"

#include <chrono>
#include <set>
#include <utility>
#include <vector>

namespace filigree {

using ObjectFrame = std::pair<ObjectId, int>;

//! Tracks objects that are tracked together over their open frames, stretch by stretch. The one
//! with the frame in view comes first: when another frame is looked at under way, the tracker makes
//! a detour there and goes on where it was. Between steps the frame in view is matted.
class GroupTracking
{
public:
    //! open: objects and frames whose masks are wanted.
    GroupTracking(MatteWork &work, Tracker &tracker, TrackRequest request,
                  std::set<ObjectFrame> open);
    Result<> run();

private:
    struct Stretch
    {
        FrameRange range;
        bool isDetour = false;
        bool wasLeft = false; // for what is looked at now
        std::chrono::steady_clock::time_point begin; // of the frame under way
    };
    Result<> track(const FrameRange &range, bool isDetour);
    Result<> take(Stretch &stretch, int frame, const std::vector<ObjectMask> &masks);
    Result<> makeDetour();
    bool isLeft(const Stretch &stretch) const;
    Result<> keep(const ObjectMask &mask, int frame, double seconds);
    void addPending(const FrameRange &range);

    MatteWork &m_work;
    Tracker &m_tracker;
    const TrackRequest m_request;
    std::set<ObjectFrame> m_open; // what is still wanted
    std::vector<FrameRange> m_pending;
    FrameRange m_outer; // the stretch that a detour leaves
    Result<> m_inView; // what went wrong with the frame in view
    int m_total = 0;
};

} // namespace filigree
