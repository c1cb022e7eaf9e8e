// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window/track_controller.h"

#include "app/actions/actions.h"
#include "app/commands/job_results.h"
#include "app/document/document.h"
#include "app/document/editor_state.h"
#include "app/jobs/pipeline_shelf.h"
#include "app/settings/error_text.h"

#include <QAction>

#include <algorithm>
#include <chrono>
#include <utility>

namespace filigree {
namespace {

using namespace std::chrono_literals;

void setUp(QTimer &timer, std::chrono::milliseconds interval)
{
    timer.setSingleShot(true);
    timer.setInterval(interval);
}

//! Does not begin anew when it runs already, so that a stream of changes cannot hold it up.
void startOnce(QTimer &timer)
{
    if (!timer.isActive())
        timer.start();
}

} // namespace

TrackController::TrackController(Document &document, EditorState &state, Actions &actions,
                                 const std::shared_ptr<ImageCache> &cache, EngineMakers makers,
                                 SelectService::Maker selectors, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_state(state)
    , m_gate(std::make_shared<WorkGate>())
    , m_shelf(std::make_shared<PipelineShelf>())
    , m_track(m_gate, makers, m_shelf)
    , m_select(m_gate, cache, std::move(selectors))
    , m_liveMatte(m_gate, cache, makers)
    , m_reviewer(m_gate)
{
    setUp(m_focus, 0ms);
    setUp(m_settled, 250ms); // a hand that jumps from frame to frame goes on sooner
    setUp(m_change, 100ms);
    setUp(m_review, 1500ms);
    followDocument();
    followServices();
    bindActions(actions);
    takeClip();
}

TrackController::~TrackController() = default;

void TrackController::followDocument()
{
    connect(&m_document, &Document::currentClipChanged, this, &TrackController::takeClip);
    connect(&m_document, &Document::mediaChanged, this, &TrackController::takeClip);
    connect(&m_document, &Document::promptsChanged, this, &TrackController::takePrompts);
    connect(&m_document, &Document::statesChanged, this, [this] {
        startOnce(m_focus);
        startOnce(m_review);
        clearLiveIfSolved();
    });
    connect(&m_document.undoStack(), &QUndoStack::indexChanged, this,
            &TrackController::endUndoneJobs);
    const auto change = [this] { startOnce(m_change); };
    connect(&m_document, &Document::settingsChanged, this, change);
    connect(&m_document, &Document::objectsChanged, this, change);
    connect(&m_document, &Document::rangeChanged, this, change);
    connect(&m_state, &EditorState::frameChanged, this, [this] {
        clearLive();
        startOnce(m_focus);
        m_select.leaveFrame();
        m_settled.start();
    });
    connect(&m_focus, &QTimer::timeout, this, &TrackController::takeFrame);
    connect(&m_settled, &QTimer::timeout, this, [this] {
        if (m_state.isPlaying())
            return;
        answer(m_state.frame());
        m_select.prepare(task(m_state.frame(), m_state.object()));
        if (m_track.isBusy() || !m_document.frames())
            return;
        for (const int frame : {m_state.frame() + 1, m_state.frame() - 1}) {
            if (frame >= 0 && frame < m_document.frames()->frameCount())
                m_select.foresee(task(frame, m_state.object()));
        }
    });
    connect(&m_change, &QTimer::timeout, this, [this] {
        if (m_track.isBusy() && m_document.clip())
            m_track.update(whole());
    });
    connect(&m_review, &QTimer::timeout, this, [this] {
        if (m_document.clip() && m_document.frames())
            m_reviewer.look(whole(), m_document.frames(), m_document.store());
    });
}

void TrackController::followServices()
{
    connect(&m_track, &TrackService::made, this, &TrackController::noteMade);
    connect(&m_select, &SelectService::made, &m_document, &Document::noteResult);
    connect(&m_select, &SelectService::answered, &m_document, &Document::flushResults);
    connect(&m_track, &TrackService::started, this, [this](int job) {
        // Of those before, all has come in.
        std::erase_if(m_results, [job](const auto &results) { return results.first < job; });
    });
    connect(&m_track, &TrackService::progressed, this, &TrackController::showProgress);
    connect(&m_track, &TrackService::troubled, this,
            [this](int job, const FrameTroubles &troubles) {
                m_troubledJob = job;
                showTroubles(troubles);
            });
    const auto tookLess = [this](LessMemory how) {
        const QString text = how == LessMemory::Processor
            ? tr("The graphics processor has too little memory: the processor goes on.")
            : tr("The graphics processor has too little memory: it goes on in smaller parts.");
        emit noticed({StatusMessage::Kind::Warning, text, {}});
    };
    connect(&m_track, &TrackService::tookLessMemory, this, tookLess);
    connect(&m_select, &SelectService::tookLessMemory, this, tookLess);
    connect(&m_track, &TrackService::succeeded, this, [this](int job) {
        const auto known = m_results.find(job);
        if (known != m_results.end() && known->second->isEmpty() && job != m_troubledJob)
            inform(tr("There was nothing to do: what can be made of these frames is up to date or "
                      "locked."));
        endJob(job);
    });
    connect(&m_track, &TrackService::cancelled, this, &TrackController::endJob);
    connect(&m_track, &TrackService::failed, this, [this](int job, const Error &error) {
        showFailure(error);
        endJob(job);
    });
    connect(&m_select, &SelectService::failed, this,
            [this](int, int, const Error &error) { showFailure(error); });
    connect(&m_select, &SelectService::previewed, this,
            [this](int frame, int, const ImagePtr &logits) {
                if (frame == m_state.frame() && m_wantsPreview)
                    emit previewChanged(logits);
            });
    connect(&m_select, &SelectService::candidatesFound, this, &TrackController::candidatesFound);
    connect(&m_liveMatte, &LiveMatteService::solved, this,
            [this](int frame, int object, const ImagePtr &trimap, const ImagePtr &alpha) {
                if (frame != m_state.frame() || !(m_isPenDown || m_liveFrame == frame))
                    return;
                m_live = {{object, nullptr, trimap, alpha}};
                m_liveFrame = frame;
                emit liveChanged(m_live);
            });
    connect(&m_liveMatte, &LiveMatteService::failed, this,
            [this](int, const Error &error) { showFailure(error); });
    connect(&m_reviewer, &ReviewService::found, this,
            [this](int clip, const std::vector<Problem> &problems) {
                if (clip != m_document.clipId() || problems == m_problems)
                    return;
                m_problems = problems;
                emit problemsChanged(m_problems);
            });
}

void TrackController::bindActions(Actions &actions)
{
    const auto range = [this] {
        return m_document.clip() ? m_document.clip()->effectiveRange() : FrameRange();
    };
    const auto frame = [this] { return m_state.frame(); };
    const auto bind = [&](ActionId id, auto frames, bool mattesOnly = false,
                          bool staleOnly = false) {
        QAction *action = actions.get(id);
        connect(action, &QAction::triggered, this,
                [=, this] { start(action->text().remove('&'), frames(), mattesOnly, staleOnly); });
    };
    const auto here = [=] { return FrameRange{frame(), frame()}; };
    bind(ActionId::TrackForward, [=] { return FrameRange{frame(), range().out}; });
    bind(ActionId::TrackBackward, [=] { return FrameRange{range().in, frame()}; });
    bind(ActionId::TrackBoth, range);
    bind(ActionId::TrackFrame, here);
    bind(ActionId::TrackStale, range, false, true);
    bind(ActionId::MatteFrame, here, true);
    bind(ActionId::MatteRange, range, true);
    connect(actions.get(ActionId::CancelJob), &QAction::triggered, this,
            &TrackController::cancelAll);
}

void TrackController::setEngines(const EngineOptions &options)
{
    m_track.setEngines(options);
    m_select.setEngines(options);
    m_liveMatte.setEngines(options);
}

void TrackController::cancelAll()
{
    if (!m_track.isBusy())
        return;
    m_track.cancelAll();
    inform(tr("Cancelled. What was made so far is kept."));
}

std::shared_ptr<const ClipEntry> TrackController::part(int frame) const
{
    const int count = m_document.clipInfo().frameCount;
    return clipForView(*m_document.clip(), framesOfView(frame, {}, count));
}

std::shared_ptr<const ClipEntry> TrackController::whole() const
{
    return std::make_shared<const ClipEntry>(*m_document.clip());
}

SelectTask TrackController::task(int frame, ObjectId object) const
{
    if (!m_document.clip() || !m_document.frames())
        return {};
    return {part(frame), m_document.frames(),    m_document.store(), frame,
            object,      m_document.newTracker()};
}

void TrackController::takeClip()
{
    clearLive();
    m_problems.clear();
    emit problemsChanged(m_problems);
    m_track.setMedia(m_document.frames(), m_document.store());
    m_awaitsPicture = true; // which comes first
    m_settled.stop();
    startOnce(m_focus);
    startOnce(m_review);
}

void TrackController::noteShown(const ComposedView &view)
{
    if (view.isExact && std::exchange(m_awaitsPicture, false))
        m_settled.start();
}

//! Answers at once what was said on the frame in view, or on another single frame.
void TrackController::takePrompts(const FrameRange &frames)
{
    answer(m_state.frame());
    if (frames.size() == 1 && frames.in != m_state.frame())
        answer(frames.in);
    m_change.start(); // anew: more may follow
}

void TrackController::answer(int frame)
{
    const ClipEntry *clip = m_document.clip();
    if (!clip || !m_document.frames())
        return;
    const auto here = clip->prompts.find(frame);
    if (here == clip->prompts.end())
        return;
    for (const auto &[object, prompts] : here->second) {
        const FrameState state =
            m_document.revisions()->state(object, ResultKind::MaskLogits, frame);
        if (state == FrameState::Missing || state == FrameState::Stale)
            m_select.answer(task(frame, object));
    }
}

//! The frame in view is brought to alpha; jobs serve it first.
void TrackController::takeFrame()
{
    if (!m_document.clip() || !m_document.frames())
        return;
    const bool isIdle = !m_state.isPlaying() && !m_isPenDown;
    m_track.setFocus(m_state.frame(), isIdle ? part(m_state.frame()) : nullptr);
}

void TrackController::start(const QString &name, const FrameRange &range, bool mattesOnly,
                            bool staleOnly)
{
    const ClipEntry *clip = m_document.clip();
    if (!clip)
        return;
    if (!m_document.frames())
        return inform(tr("The footage of this clip is not open, so nothing can be made of it."));
    if (clip->prompts.empty() && clip->trimaps.empty())
        return inform(tr("There is nothing to track yet: click on an object first."));
    MatteTask task;
    task.range = range.intersected(clip->effectiveRange());
    if (task.range.size() == 0)
        return inform(tr("This frame is outside the in and out points."));
    task.mattesOnly = mattesOnly;
    task.staleOnly = staleOnly;
    takeFrame();
    const auto results = std::make_shared<JobResults>();
    m_results[m_track.start(whole(), task)] = results;
    m_document.push(makeResults(m_document, results, name, task.range));
    emit jobChanged(RunningJob{tr("Preparing"), 0, 0, -1, 0});
}

void TrackController::showProgress(const TrackProgress &progress)
{
    if (!m_track.isBusy())
        return; // said before it was cancelled
    emit stageProgressed(progress.stage, progress.done);
    const QString text = progress.stage == QLatin1String("learning") ? tr("Learning the shot")
        : progress.stage == QLatin1String("tracking")                ? tr("Tracking")
                                                                     : tr("Matting");
    emit jobChanged(
        RunningJob{text, progress.done, progress.total, progress.secondsLeft, progress.waiting});
}

void TrackController::noteMade(int clip, const MadeResult &result, int job)
{
    const ClipEntry *entry = m_document.project().clip(clip);
    if (!entry || !entry->object(result.object))
        return; // removed meanwhile
    if (const auto known = m_results.find(job); known != m_results.end()) {
        if (known->second->isUndone())
            return; // it was on its way
        known->second->add(*entry, result);
    }
    m_document.noteResult(clip, result);
}

void TrackController::endUndoneJobs()
{
    for (const auto &[job, results] : std::map(m_results)) {
        if (!results->isUndone() || !m_document.clip())
            continue;
        m_track.update(whole()); // jobs that wait must not take its results for made
        m_track.cancel(job);
    }
    startOnce(m_change);
}

void TrackController::endJob(int job)
{
    if (const auto known = m_results.find(job); known != m_results.end()) {
        // Not from within the step that may have ended it.
        QTimer::singleShot(
            0, this, [this, results = known->second] { dropStepOfNothing(m_document, *results); });
    }
    emit jobEnded();
    if (!m_track.isBusy())
        emit jobChanged(std::nullopt);
    startOnce(m_focus);
    startOnce(m_review);
}

void TrackController::showTroubles(const FrameTroubles &troubles)
{
    const auto frames = [](const std::set<int> &some) {
        return QString::fromStdString(framesText(some));
    };
    QStringList sentences;
    if (!troubles.missing.empty())
        sentences << tr("These frames cannot be read and have no matte: %1.")
                         .arg(frames(troubles.missing));
    if (!troubles.damaged.empty())
        sentences << tr("These frames are damaged, so look at their mattes: %1.")
                         .arg(frames(troubles.damaged));
    emit noticed({StatusMessage::Kind::Warning, sentences.join(' '), {}});
}

void TrackController::inform(const QString &text)
{
    emit noticed({StatusMessage::Kind::Info, text, {}});
}

void TrackController::showFailure(const Error &error)
{
    if (error.kind != Error::Kind::Cancelled)
        emit noticed({StatusMessage::Kind::Error, errorText(error), {}});
}

void TrackController::showPreview(int frame, int object, const Prompt &prompt)
{
    m_wantsPreview = true;
    m_select.preview(task(frame, object), prompt);
}

void TrackController::endPreview()
{
    m_wantsPreview = false; // what is on its way comes too late
    m_select.endPreview();
    emit previewChanged(nullptr);
}

void TrackController::aim(int frame, int object, const Prompt &prompt)
{
    m_select.aim(task(frame, object), prompt);
}

void TrackController::findCandidates()
{
    m_select.findCandidates(task(m_state.frame(), m_state.object()));
}

void TrackController::drawTrimap(int frame, int object, const TrimapStroke &stroke)
{
    m_isPenDown = true;
    m_liveMatte.draw(task(frame, object), stroke);
}

void TrackController::endTrimap(bool kept)
{
    m_isPenDown = false;
    m_liveMatte.end();
    if (!kept)
        clearLive();
    startOnce(m_focus);
}

void TrackController::clearLive()
{
    m_liveFrame = -1;
    if (m_live.empty())
        return;
    m_live.clear();
    emit liveChanged(m_live);
}

//! What was drawn is shown until the whole frame has been solved.
void TrackController::clearLiveIfSolved()
{
    const Revisions *revisions = m_document.revisions();
    if (m_live.empty() || m_isPenDown || !revisions)
        return;
    const FrameState state =
        revisions->state(m_live.front().object, ResultKind::Alpha, m_liveFrame);
    if (state == FrameState::Fresh || state == FrameState::Locked)
        clearLive();
}

} // namespace filigree
