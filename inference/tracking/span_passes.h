// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"
#include "inference/tracking/logits_spool.h"
#include "inference/tracking/object_track.h"
#include "inference/tracking/span_plan.h"

#include <functional>
#include <map>
#include <vector>

namespace filigree {

using Tracks = std::map<ObjectId, TrackedObject>;
using TracksSink = std::function<Result<>(int frame, const Tracks &tracks)>;

//! How a tracker does its part of filling a range.
struct SpanWork
{
    //! Visits the frames, which are in the order of their direction; calls back for every one that
    //! is wanted.
    std::function<Result<>(const std::vector<int> &visited, bool isForward, const TracksSink &)>
        pass;
    //! Takes the tracks of a frame, which are better than those it had before.
    std::function<Result<>(int frame, const Tracks &tracks, bool isForward)> emit;
    //! The last tracks that were taken.
    const LogitsSpool *known = nullptr;
};

//! Runs both directions of a plan; where both reach a frame, the second one mixes them by how near
//! the conditioning frames are.
Result<> fillSpans(const SpanPlan &plan, const std::vector<ObjectId> &objects,
                   const SpanWork &work);

} // namespace filigree
