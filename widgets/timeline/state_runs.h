// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/frame_range.h"

#include <cstdint>
#include <vector>

namespace filigree {

//! What a lane tells of a frame. In rising order of how much it matters: where one pixel stands for
//! many frames, the last of their states is shown.
enum class LaneState : std::uint8_t { Fresh, Locked, Absent, Missing, LowConfidence, Stale };
constexpr int laneStateCount = 6;

//! The states of all frames of a clip, run-length coded. Made beside the GUI thread for long clips;
//! asking costs about the same however long the clip is.
class StateRuns
{
public:
    struct Run
    {
        FrameRange frames;
        LaneState state = LaneState::Missing;
        bool operator==(const Run &) const = default;
    };

    StateRuns() = default;
    explicit StateRuns(const std::vector<LaneState> &states);

    int frameCount() const { return m_frameCount; }
    const std::vector<Run> &runs() const { return m_runs; } //!< In order, without gaps.
    LaneState at(int frame) const; //!< Missing outside the clip.
    Run runAt(int frame) const; //!< Empty frames outside the clip.
    //! The state that matters most on these frames; Missing when there are none.
    LaneState mostImportant(const FrameRange &frames) const;
    //! These frames with other states, starting at frame `first`.
    void replace(int first, const std::vector<LaneState> &states);
    bool operator==(const StateRuns &other) const { return m_runs == other.m_runs; }

private:
    std::vector<Run>::const_iterator find(int frame) const;
    void summarise();

    int m_frameCount = 0;
    std::vector<Run> m_runs;
    std::vector<LaneState> m_blocks; //!< What matters most in each stretch of blockSize frames.
};

} // namespace filigree
