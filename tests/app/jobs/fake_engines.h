// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/jobs/matte_task.h"

#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace filigree {

//! What the fake engines were asked to do, and a hook that is called before each step.
struct FakeLog
{
    std::vector<int> tracked; //!< Frames, in order.
    std::vector<PromptSet> trackedPrompts; //!< Of each call of the tracker.
    std::vector<int> trimaps;
    std::vector<int> mattes;
    int lastFrameBeforeCut = 1 << 30; //!< The tracker has no answer beyond it.
    bool hasTwoPasses = false; //!< The tracker brings provisional masks for all frames first.
    std::function<void()> step = [] {};
    int steps() const { return int(tracked.size() + trimaps.size() + mattes.size()); }
    void clear() { *this = {{}, {}, {}, {}, lastFrameBeforeCut, hasTwoPasses, step}; }
};

//! Frames of 24x16 whose brightness is their index.
class FakeSource final : public FrameSource
{
public:
    explicit FakeSource(int frames)
        : m_frames(frames)
    { }
    Size size() const override { return {24, 16}; }
    int frameCount() const override { return m_frames; }
    Result<ImagePtr> frame(int index, std::stop_token stop) override;

private:
    int m_frames;
};

//! Engines whose answers are known: object N covers rows 4 N to 4 N + 7 on all columns up to the
//! frame's index; the trimap is unknown in its first row; alpha there is one half.
EngineMakers fakeEngines(const std::shared_ptr<FakeLog> &log);

} // namespace filigree
