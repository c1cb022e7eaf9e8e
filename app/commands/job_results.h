// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/commands/command.h"

#include <map>
#include <memory>
#include <set>

namespace filigree {

//! Which frames a job has made something on, and what was there before. Shared by the job's step
//! on the undo stack and by who runs the job. On the GUI thread.
class JobResults
{
public:
    //! Called before the result is noted in the clip.
    void add(const ClipEntry &clip, const MadeResult &made);
    bool isEmpty() const { return m_frames.empty(); }
    bool isUndone() const { return m_isUndone; } //!< What still comes in is not wanted.

private:
    friend class MakeResults;
    void exchange(ClipEntry &clip);

    std::map<ObjectId, std::set<int>> m_frames;
    ResultIndex m_other; //!< Of these frames, on the other side of the step.
    bool m_isUndone = false;
};

//! The step of a job that starts now and makes results of the current clip, which are the job's
//! until it ends. Undo brings back what was there before, redo what was made; the pixels stay in
//! the store.
CommandPtr makeResults(Document &document, const std::shared_ptr<JobResults> &results,
                       const QString &job, const FrameRange &frames);
//! After the job: where it made nothing there is nothing to take back. A step that others came
//! after stays, and goes when it is undone.
void dropStepOfNothing(Document &document, const JobResults &results);

} // namespace filigree
