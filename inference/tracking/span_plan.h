// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/frame_range.h"
#include "inference/predictors/tracker.h"

#include <map>
#include <vector>

namespace filigree {

//! Which frames have to be computed in which direction to fill a range, and how the two directions
//! are mixed on each frame.
class SpanPlan
{
public:
    //! conditioning: per object its prompted frames, ascending; may lie outside the range. absent:
    //! those of them on which it is said not to be there, which says nothing of the frames towards
    //! one where it is: how far it can be seen there is for the track from that one to find out.
    SpanPlan(std::map<ObjectId, std::vector<int>> conditioning,
             std::map<ObjectId, std::vector<int>> absent, FrameRange range,
             TrackDirection direction);

    //! Frames that the pass visits, first to last in its own direction; empty when it has nothing
    //! to do.
    const std::vector<int> &forward() const { return m_forward; }
    const std::vector<int> &backward() const { return m_backward; }
    //! Whether the forward pass has an answer for the object on the frame.
    bool reachedForward(ObjectId object, int frame) const;
    bool reachedBackward(ObjectId object, int frame) const;
    //! Weight of the forward answer, 0 to 1; the backward answer has the rest.
    double forwardWeight(ObjectId object, int frame) const;
    bool isConditioning(ObjectId object, int frame) const;

private:
    //! Nearest conditioning frame at or before (after) the frame; -1 if none.
    int before(ObjectId object, int frame) const;
    int after(ObjectId object, int frame) const;
    //! Whether the answer from one of them counts on a frame between it and the other.
    bool counts(ObjectId object, int from, int frame, int other) const;
    bool isAbsent(ObjectId object, int frame) const;

    std::map<ObjectId, std::vector<int>> m_conditioning;
    std::map<ObjectId, std::vector<int>> m_absent;
    TrackDirection m_direction;
    std::vector<int> m_forward;
    std::vector<int> m_backward;
};

} // namespace filigree
