// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/jobs/matte_task.h"
#include "inference/base/result.h"
#include "project_io/model/project.h"

#include <memory>
#include <stop_token>

namespace filigree {

class ResultStore;

//! The one way from prompts to mattes: masks by the tracker, then trimap, alpha and foreground
//! frame by frame in order, each only where what it depends on has changed since it was made.
//! Results go to the store one by one, so what was done before a stop or an error stays; memory
//! does not grow with the clip. Frames that cannot be read get no result and are told of; another
//! stands in for them, so that the frames after them are tracked. Keeps its engines, and with them
//! what the tracker learnt, from run to run. Used by one thread, knows no QObject.
class MattePipeline
{
public:
    MattePipeline(std::shared_ptr<FrameSource> frames, std::shared_ptr<ResultStore> store,
                  const EngineOptions &options, EngineMakers makers = {});
    ~MattePipeline();

    //! clip: as the project has it now. Errors: Cancelled, those of the engines, of the source and
    //! of the store.
    Result<> run(const ClipEntry &clip, const MatteTask &task, std::stop_token stop,
                 const MatteEvents &events = {});

    bool hasLearnt() const; //!< It has tracked, so the next run need not begin anew.

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace filigree
