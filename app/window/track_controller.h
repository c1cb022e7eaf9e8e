// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/jobs/live_matte_service.h"
#include "app/jobs/review_service.h"
#include "app/jobs/select_service.h"
#include "app/jobs/track_service.h"
#include "app/jobs/view_request.h"
#include "widgets/panels/status_strip.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace filigree {

class Actions;
class Document;
class EditorState;
class JobResults;

//! Lets the services follow the document: prompts are answered at once, the frame in view is
//! brought to alpha, jobs go on with what was changed; and binds the actions of the menus Track and
//! Matte that start and stop work.
class TrackController final : public QObject
{
    Q_OBJECT
public:
    //! cache: that of the viewer's service. Document, state and actions must outlive it.
    TrackController(Document &document, EditorState &state, Actions &actions,
                    const std::shared_ptr<ImageCache> &cache, EngineMakers makers = {},
                    SelectService::Maker selectors = makeSelector, QObject *parent = nullptr);
    ~TrackController() override;

    //! Before the first frame is there; see SelectService::practise().
    void practise() { m_select.practise(); }

    void setEngines(const EngineOptions &options); //!< Of jobs and answers from now on.
    const std::vector<Problem> &problems() const { return m_problems; }
    bool isBusy() const { return m_track.isBusy(); }
    // For others that compute in the background, exports, say.
    const std::shared_ptr<WorkGate> &gate() const { return m_gate; }
    const std::shared_ptr<PipelineShelf> &shelf() const { return m_shelf; }

public slots:
    void showPreview(int frame, int object, const filigree::Prompt &prompt);
    void endPreview();
    void aim(int frame, int object, const filigree::Prompt &prompt);
    void drawTrimap(int frame, int object, const filigree::TrimapStroke &stroke);
    void endTrimap(bool kept);
    void findCandidates(); //!< Of the selected object on the frame in view.
    void cancelAll();
    void noteShown(const filigree::ComposedView &view);

signals:
    //! For the status strip; empty: nothing runs.
    void jobChanged(const std::optional<filigree::RunningJob> &job);
    void stageProgressed(const QString &stage, int done); //!< Of the job that runs.
    void jobEnded();
    void noticed(const filigree::StatusMessage &message);
    void previewChanged(const filigree::ImagePtr &logits); //!< Null: none.
    void liveChanged(const std::vector<filigree::LiveLayer> &live); //!< Empty: none.
    void candidatesFound(int frame, int object, const std::vector<filigree::ImagePtr> &logits);
    void problemsChanged(const std::vector<filigree::Problem> &problems);

private:
    void bindActions(Actions &actions);
    void followDocument();
    void followServices();
    void takeClip();
    void takePrompts(const FrameRange &frames);
    void takeFrame();
    void answer(int frame);
    void start(const QString &name, const FrameRange &range, bool mattesOnly, bool staleOnly);
    void noteMade(int clip, const MadeResult &result, int job);
    void endUndoneJobs();
    void showProgress(const TrackProgress &progress);
    void showTroubles(const FrameTroubles &troubles);
    void inform(const QString &text);
    void showFailure(const Error &error);
    void endJob(int job);
    void clearLive();
    void clearLiveIfSolved();
    SelectTask task(int frame, ObjectId object) const;
    std::shared_ptr<const ClipEntry> part(int frame) const;
    std::shared_ptr<const ClipEntry> whole() const;

    Document &m_document;
    EditorState &m_state;
    std::shared_ptr<WorkGate> m_gate;
    std::shared_ptr<PipelineShelf> m_shelf;
    QTimer m_focus; // bundles changes into one setFocus()
    QTimer m_settled; // after the playhead came to rest
    bool m_wantsPreview = false;
    bool m_awaitsPicture = false; // of a clip that was just opened
    QTimer m_change; // bundles changes for jobs under way
    QTimer m_review;
    std::vector<LiveLayer> m_live;
    int m_liveFrame = -1;
    bool m_isPenDown = false;
    std::vector<Problem> m_problems;
    std::map<int, std::shared_ptr<JobResults>> m_results; // by job, as long as some may come in
    int m_troubledJob = 0; // the last one that could not read some frames
    // Last: their threads end before what they use is destroyed.
    TrackService m_track;
    SelectService m_select;
    LiveMatteService m_liveMatte;
    ReviewService m_reviewer;
};

} // namespace filigree
