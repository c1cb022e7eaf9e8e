// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/jobs/gap_bridge.h"
#include "app/jobs/matte_task.h"
#include "project_io/archive/result_store.h"
#include "project_io/model/project.h"
#include "project_io/model/revision.h"

#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

namespace filigree {

//! What the pipeline keeps from run to run.
struct MatteEngines
{
    std::shared_ptr<GapBridge> frames;
    std::shared_ptr<ResultStore> store;
    EngineOptions options;
    EngineMakers makers;

    //! Made when first asked for.
    Result<Tracker *> tracker(const std::string &id);
    bool hasTracker() const { return !m_trackers.empty(); }
    Result<TrimapPredictor *> trimapPredictor(const std::string &id);
    //! One per object, as each keeps that object's alpha steady over time.
    Result<Matter *> matter(const std::string &id, ObjectId object);
    void setOptions(const EngineOptions &given); //!< All are made anew with them.
    void forgetFrames(); //!< Before frames are matted that do not follow the last ones.

private:
    std::map<std::string, std::unique_ptr<Tracker>> m_trackers;
    std::map<std::string, std::unique_ptr<TrimapPredictor>> m_trimapPredictors;
    std::map<std::pair<std::string, ObjectId>, std::unique_ptr<Matter>> m_matters;
};

//! One run: the clip as it was at the start with the results made since.
struct MatteWork
{
    MatteEngines &engines;
    ClipEntry clip;
    FrameRange range;
    const MatteTask &task;
    std::stop_token stop;
    const MatteEvents &events;
    const Revisions revisions{clip}; //!< Sees new results at once.

    bool isWanted(ObjectId object) const;
    Result<> checkStop() const; //!< Cancelled when asked to stop.
    void report(std::string_view stage, int done, int total) const;
    void pause() const; //!< Before each step.
    int focus() const; //!< The frame that is looked at; -1: none.
    //! Whether the task asks for a result of that kind that is not up to date.
    bool isOpen(ObjectId object, ResultKind kind, int frame) const;
    //! Stores the result and tells of it; not where the frame could not be read.
    Result<> keep(ObjectId object, ResultKind kind, int frame, const ContentKey &key,
                  const Image &image, const ResultOrigin &origin, const Image *support = nullptr);
    //! Empty when there is none of that key.
    Result<std::optional<Image>> stored(ObjectId object, ResultKind kind, int frame,
                                        const ContentKey &key) const;
    //! What the index names but the store has not is to be made again.
    void forgetLostResults();
};

//! The first stage: mask logits of every open frame.
Result<> makeMasks(MatteWork &work);
//! The second: trimap, alpha and foreground of every open frame that has a mask or a given trimap.
Result<> makeMattes(MatteWork &work);
//! Of one object on the frame in view or next to it, if there is something to do. Short, so that
//! the first stage can do it between its steps.
Result<> makeMatteInView(MatteWork &work);

} // namespace filigree
