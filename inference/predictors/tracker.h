// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/frame_range.h"
#include "inference/base/frame_source.h"
#include "inference/base/progress.h"
#include "inference/base/prompts.h"
#include "inference/base/settings.h"

#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

namespace filigree {

//! What a tracker says of one object on one frame.
struct ObjectMask
{
    ObjectId object = 0;
    //! Scores before the sigmoid, F32, one channel, frame size; above 0 is inside. Of several
    //! objects at most one is above 0 at a pixel.
    Image logits;
    double presence = 1; //!< Probability that the object can be seen; below 0.5 the mask is empty.
    //! A later pass of the same run brings a better one, so a run that is stopped has not done with
    //! this frame.
    bool isProvisional = false;
};

enum class TrackDirection { Both, Forward, Backward };

struct TrackRequest
{
    FrameRange range;
    TrackDirection direction = TrackDirection::Both;
    PromptSet prompts;
    TrackSettings settings;
};

//! Receives the masks of a frame, in the order they are made; may be called again for a frame when
//! a later pass improves it. An error ends the run with that error. May itself call track() of the
//! same tracker for another range with the same prompts and settings: a detour.
using MaskSink = std::function<Result<>(int frame, std::vector<ObjectMask> masks)>;

//! Prompts in, mask logits out, for the clip it was made for. Stateful, used by one thread.
//! Errors: Cancelled within one frame of a stop request, Unreadable with the frame's number,
//! InvalidInput for prompts outside the frame or range.
class Tracker
{
public:
    virtual ~Tracker() = default;
    //! Answers one frame at once from its own prompts and from what is already known.
    virtual Result<std::vector<ObjectMask>> select(int frame, const PromptSet &prompts,
                                                   std::stop_token stop) = 0;
    //! Learns the shot from the prompted frames; keeps the best so far when stopped. Trackers that
    //! need no learning return at once.
    virtual Result<> learn(const PromptSet &prompts, const TrackSettings &settings,
                           std::stop_token stop, const Progress &progress) = 0;
    //! Fills the range from every conditioning frame; learns first when the prompts are new.
    virtual Result<> track(const TrackRequest &request, const MaskSink &sink, std::stop_token stop,
                           const Progress &progress) = 0;
};

} // namespace filigree
