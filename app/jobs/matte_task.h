// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/jobs/less_memory.h"
#include "inference/base/frame_range.h"
#include "inference/base/progress.h"
#include "inference/predictors/engines.h"
#include "project_io/model/result_index.h"

#include <functional>
#include <memory>
#include <set>
#include <string>

namespace filigree {

//! After the tracker's id, in the origin of masks that answer prompts and were not tracked.
inline constexpr const char *answerSuffix = " answer";

//! Where the pipeline gets its engines from; tests put their own here.
struct EngineMakers
{
    std::function<Result<std::unique_ptr<Tracker>>(
        const std::string &, std::shared_ptr<FrameSource>, const EngineOptions &)>
        tracker = makeTracker;
    std::function<Result<std::unique_ptr<TrimapPredictor>>(
        const std::string &, std::shared_ptr<FrameSource>, const EngineOptions &)>
        trimapPredictor = makeTrimapPredictor;
    std::function<Result<std::unique_ptr<Matter>>(const std::string &, std::shared_ptr<FrameSource>,
                                                  const EngineOptions &)>
        matter = makeMatter;
};

//! What to bring up to date.
struct MatteTask
{
    FrameRange range; //!< Empty: from the clip's in point to its out point.
    std::set<ObjectId> objects; //!< Empty: all. Masks are made for all, as they exclude each other.
    bool masksOnly = false;
    bool mattesOnly = false; //!< Only where today's mask is there; nothing is learnt or tracked.
    bool staleOnly = false; //!< Frames that were never made are left alone.
};

//! That a result was made and lies in the store.
struct MadeResult
{
    ObjectId object = 0;
    ResultKind kind = ResultKind::MaskLogits;
    int frame = 0;
    ResultRef result;
};

//! Frames of the footage that were not as they should be.
struct FrameTroubles
{
    std::set<int> missing; //!< Could not be read, and so have no result.
    std::set<int> damaged; //!< Were read with marks of damage.
    bool isEmpty() const { return missing.empty() && damaged.empty(); }
};

//! Frames by their numbers, for a sentence: "5, 9–12".
std::string framesText(const std::set<int> &frames);

//! Told on the pipeline's thread.
struct MatteEvents
{
    Progress progress; //!< Stages "learning" and "tracking" of the tracker, then "matting".
    //! For the owner of the project to note in ClipEntry::results.
    std::function<void(const MadeResult &)> made;
    //! At the end of a run that was not broken off, if there are any.
    std::function<void(const FrameTroubles &)> troubled;
    //! The memory of the graphics processor was too small: how the rest is made.
    std::function<void(LessMemory)> tookLessMemory;
    //! Called before each step, be it a lesson or a frame; may wait to let others go first.
    std::function<void()> pause;
    //! The frame that is looked at: it and its neighbours are served first, even when it changes
    //! under way. Empty: in order.
    std::function<int()> focus;
};

} // namespace filigree
