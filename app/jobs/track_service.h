// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/jobs/matte_task.h"
#include "app/jobs/remaining_time.h"
#include "app/jobs/work_gate.h"
#include "project_io/archive/result_store.h"
#include "project_io/model/project.h"

#include <QObject>
#include <QString>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

namespace filigree {

class PipelineShelf;

//! How far a job is.
struct TrackProgress
{
    int job = 0;
    QString stage; //!< "learning", "tracking" or "matting".
    int done = 0;
    int total = 0;
    double fraction = 0; //!< Of the whole job.
    double secondsLeft = -1; //!< -1: not known yet.
    int waiting = 0; //!< Jobs behind this one.
};

//! Makes masks and mattes of one clip in the background, job after job, on a thread that gives way
//! to whoever answers the user. The frame in view comes first; it is brought to alpha also when
//! there is no job. When the clip is changed under way the job goes on with what holds now. What
//! was made stays, however a job ends.
class TrackService final : public QObject
{
    Q_OBJECT
public:
    //! shelf: what it learns is left there between runs; null: one of its own.
    explicit TrackService(std::shared_ptr<WorkGate> gate, EngineMakers makers = {},
                          std::shared_ptr<PipelineShelf> shelf = {}, QObject *parent = nullptr);
    ~TrackService() override;

    //! The clip to work on; ends all jobs of the one before. Null frames: none.
    void setMedia(std::shared_ptr<FrameSource> frames, std::shared_ptr<ResultStore> store);
    //! Of the jobs that start from now on; one that runs goes on with its own.
    void setEngines(const EngineOptions &options);
    //! Starts, or lets wait behind others. Returns its number; one of succeeded, cancelled and
    //! failed follows.
    int start(std::shared_ptr<const ClipEntry> clip, const MatteTask &task);
    //! The clip was changed. A job under way goes on with it; a moment later, as more may follow.
    void update(std::shared_ptr<const ClipEntry> clip);
    //! The frame in view, and what the clip says of it and its neighbours (see clipForView); it is
    //! brought to alpha when there is a mask. Null: only said where the user looks.
    void setFocus(int frame, std::shared_ptr<const ClipEntry> part = nullptr);
    void cancel(int job); //!< Takes effect within one frame.
    void cancelAll();
    bool isBusy() const; //!< A job runs or waits.

signals:
    void started(int job);
    void progressed(const filigree::TrackProgress &progress);
    void made(int clip, const filigree::MadeResult &result, int job); //!< Job 0: as below.
    //! Some frames were not as they should be; the job goes on to its end.
    void troubled(int job, const filigree::FrameTroubles &troubles);
    //! The memory of the graphics processor was too small; how what is left is made.
    void tookLessMemory(filigree::LessMemory how);
    void succeeded(int job);
    void cancelled(int job);
    void failed(int job, const filigree::Error &error); //!< Job 0: the frame in view.

private:
    using Clock = std::chrono::steady_clock;
    struct Job
    {
        int number = 0;
        std::shared_ptr<const ClipEntry> clip;
        MatteTask task;
        int noted = 0; //!< How many results the clip could know of.
    };
    struct State
    {
        mutable std::mutex mutex;
        std::condition_variable_any changed;
        std::shared_ptr<FrameSource> frames;
        std::shared_ptr<ResultStore> store;
        EngineOptions options;
        int media = 0; //!< Counts setMedia().
        std::deque<Job> jobs; //!< The first one may be running.
        int lastNumber = 0;
        std::shared_ptr<const ClipEntry> view; //!< For the frame in view; null: nothing to do.
        Clock::time_point viewTime; //!< Of its last change.
        int viewNoted = 0; //!< As Job::noted.
        int focus = -1;
        int settledFocus = -1;
        Clock::time_point focusTime;
        Clock::time_point resumeTime; //!< Not before this.
        std::stop_source run; //!< Of what is being run.
        bool isIdleRun = false; //!< The run is for the frame in view.
    };
    struct Turn; //!< What the thread does next.

    void work(std::stop_token stop);
    bool takeTurn(Turn &turn, std::stop_token stop);
    void run(Turn &turn);
    void endTurn(const Turn &turn, const Result<> &result);
    void tell(const Turn &turn, const std::string &stage, int done, int total);
    void interrupt(); //!< The mutex is held.
    int settledFocus();

    std::shared_ptr<WorkGate> m_gate;
    EngineMakers m_makers;
    std::shared_ptr<PipelineShelf> m_shelf;
    State m_state;
    int m_noted = 0; // of the results made, those that were told of; of the GUI thread
    // Of the thread
    int m_recentMedia = 0;
    EngineOptions m_jobOptions; // of the job under way
    std::deque<MadeResult> m_recent; // may not have reached the clips that are handed in
    int m_madeCount = 0;
    RemainingTime m_remaining;
    Clock::time_point m_lastReport;
    double m_turnEnd = 0;
    std::jthread m_thread; // last: joined before what it uses is destroyed
};

} // namespace filigree
