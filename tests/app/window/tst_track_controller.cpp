// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "../jobs/fake_clip.h"
#include "../jobs/fake_engines.h"
#include "app/actions/actions.h"
#include "app/commands/prompt_commands.h"
#include "app/document/document.h"
#include "app/document/editor_state.h"
#include "app/window/track_controller.h"
#include "project_io/media/cached_frame_source.h"

#include <QAction>
#include <QTemporaryDir>
#include <QWidget>
#include <QtTest>

using namespace filigree;

namespace {

//! Selects the left half.
class HalfSelector final : public Selector
{
public:
    void setPicture(ImagePtr, std::vector<ImagePtr>) override { }
    Result<Selection> select(const SelectRequest &, std::stop_token) override
    {
        Image logits({24, 16}, 1, PixelType::F32);
        for (int y = 0; y < 16; ++y) {
            for (int x = 0; x < 24; ++x)
                logits.row<float>(y)[x] = x < 12 ? 4.f : -4.f;
        }
        return Selection{std::move(logits), 1};
    }
    Result<std::vector<Selection>> candidates(const SelectRequest &, std::stop_token) override
    {
        return std::vector<Selection>();
    }
};

struct Fixture
{
    Fixture()
        : document(std::make_shared<FrameCache>())
        , state(document)
        , actions(&window)
        , log(std::make_shared<FakeLog>())
    {
        WorkSessionOptions options;
        options.sessionsFolder = folder.filePath("sessions").toStdString();
        std::shared_ptr<WorkSession> work = std::move(*WorkSession::open(options));
        ClipReference media;
        media.frameCount = 40;
        media.size = {24, 16};
        work->project().addClip(media, "clip").addObject("dancer");
        document.setWork(work);
        ClipMedia online;
        online.state = MediaState::Online;
        online.frames =
            std::make_shared<CachedFrameSource>(std::make_unique<FakeClip>(40), document.cache());
        document.setMedia(document.clipId(), online);
        actions.setContext(true, true);
        controller = std::make_unique<TrackController>(
            document, state, actions, std::make_shared<ImageCache>(), fakeEngines(log),
            [](const std::string &, const EngineOptions &) {
                return Result<std::unique_ptr<Selector>>(std::make_unique<HalfSelector>());
            });
    }
    void click(int frame)
    {
        document.push(addPrompt(document, {frame, 1}, PointPrompt{{3, 6}, true}));
    }
    FrameState stateOf(ResultKind kind, int frame) const
    {
        return document.revisions()->state(1, kind, frame);
    }
    QTemporaryDir folder;
    QWidget window;
    Document document;
    EditorState state;
    Actions actions;
    std::shared_ptr<FakeLog> log;
    std::unique_ptr<TrackController> controller;
};

} // namespace

// From a prompt command to what is seen of it, without another word of the user.
class tst_TrackController final : public QObject
{
    Q_OBJECT
private slots:
    // A click must be answered and the frame matted, and nothing else be touched.
    void aClickIsAnsweredAndMatted();
    // Undo must find what was made before, redo too.
    void undoCostsNothing();
    void trackingFillsTheRange();
    // What a job made can be taken back and had again, with nothing computed.
    void aJobIsOneStep();
    // Undo while it runs ends the job, and what is still on its way must not come in.
    void undoOfARunningJobEndsIt();
    void aJobThatMadeNothingLeavesNoStep();
    // What the store let go meanwhile must not be shown as there.
    void undoDoesNotPromiseWhatIsGone();
    void cancelKeepsWhatIsDone();
    void closingDuringAJob();
    void nothingToTrackIsSaid();
};

void tst_TrackController::aClickIsAnsweredAndMatted()
{
    Fixture f;
    f.state.setFrame(7);
    f.click(7);
    QTRY_COMPARE(f.stateOf(ResultKind::MaskLogits, 7), FrameState::Fresh);
    QTRY_COMPARE(f.stateOf(ResultKind::Alpha, 7), FrameState::Fresh);
    QVERIFY(f.log->tracked.empty());
    QCOMPARE(f.log->mattes, std::vector<int>{7});
}

void tst_TrackController::undoCostsNothing()
{
    Fixture f;
    f.click(0);
    QTRY_COMPARE(f.stateOf(ResultKind::Alpha, 0), FrameState::Fresh);
    f.click(0);
    QTRY_COMPARE(f.stateOf(ResultKind::Alpha, 0), FrameState::Fresh);
    const int steps = f.log->steps();
    f.document.undoStack().undo();
    QCOMPARE(f.stateOf(ResultKind::Alpha, 0), FrameState::Fresh);
    f.document.undoStack().redo();
    QCOMPARE(f.stateOf(ResultKind::Alpha, 0), FrameState::Fresh);
    QCOMPARE(f.log->steps(), steps);
}

void tst_TrackController::trackingFillsTheRange()
{
    Fixture f;
    f.click(0);
    std::optional<RunningJob> job;
    connect(f.controller.get(), &TrackController::jobChanged, this,
            [&](const auto &now) { job = now; });
    f.actions.get(ActionId::TrackBoth)->trigger();
    QVERIFY(job); // said at once
    QTRY_VERIFY(!f.controller->isBusy() && !job);
    for (int frame = 0; frame < 40; ++frame)
        QTRY_COMPARE(f.stateOf(ResultKind::Alpha, frame), FrameState::Fresh);
}

void tst_TrackController::aJobIsOneStep()
{
    Fixture f;
    const auto track = [&] {
        f.actions.get(ActionId::TrackForward)->trigger();
        QTRY_VERIFY(!f.controller->isBusy());
        QTRY_COMPARE(f.stateOf(ResultKind::Foreground, 39), FrameState::Fresh); // the last
    };
    f.state.setFrame(10);
    f.click(10);
    QTRY_COMPARE(f.stateOf(ResultKind::Alpha, 10), FrameState::Fresh);
    track();
    QUndoStack &stack = f.document.undoStack();
    QCOMPARE(stack.undoText(), QString("Track Forward, Frames 11–40"));
    const ClipEntry first = *f.document.clip();
    // A correction, and the same frames once more.
    f.click(20);
    QTRY_COMPARE(f.stateOf(ResultKind::MaskLogits, 20), FrameState::Fresh);
    const ClipEntry corrected = *f.document.clip();
    track();
    const ClipEntry second = *f.document.clip();
    const int steps = f.log->steps();
    for (int round = 0; round < 2; ++round) {
        stack.undo();
        for (const int frame : {11, 19, 21, 39}) {
            QCOMPARE(f.document.clip()->results.versions(1, ResultKind::Alpha, frame),
                     corrected.results.versions(1, ResultKind::Alpha, frame));
            QCOMPARE(f.stateOf(ResultKind::Alpha, frame), FrameState::Stale);
        }
        stack.undo(); // of the correction
        QCOMPARE(f.stateOf(ResultKind::Alpha, 39), FrameState::Fresh); // as tracked before
        stack.undo();
        QCOMPARE(f.stateOf(ResultKind::Alpha, 39), FrameState::Missing);
        QCOMPARE(f.stateOf(ResultKind::MaskLogits, 39), FrameState::Missing);
        stack.redo();
        for (const int frame : {11, 19, 21, 39}) // not 20, where the click was answered since
            QCOMPARE(f.document.clip()->results.versions(1, ResultKind::Alpha, frame),
                     first.results.versions(1, ResultKind::Alpha, frame));
        stack.redo();
        stack.redo();
        QVERIFY(f.document.clip()->results == second.results);
    }
    QCOMPARE(f.log->steps(), steps);
    // What was taken back is made again when it is asked for.
    stack.undo(), stack.undo(), stack.undo();
    track();
    QCOMPARE(f.stateOf(ResultKind::Alpha, 25), FrameState::Fresh);
}

void tst_TrackController::undoOfARunningJobEndsIt()
{
    Fixture f;
    f.click(0);
    QTRY_COMPARE(f.stateOf(ResultKind::Alpha, 0), FrameState::Fresh);
    f.actions.get(ActionId::TrackBoth)->trigger();
    QTRY_COMPARE(f.stateOf(ResultKind::MaskLogits, 3), FrameState::Fresh);
    f.document.undoStack().undo();
    QVERIFY(!f.controller->isBusy());
    QCOMPARE(f.stateOf(ResultKind::MaskLogits, 3), FrameState::Missing);
    // Another job comes after all that was under way.
    f.actions.get(ActionId::TrackFrame)->trigger();
    QTRY_VERIFY(!f.controller->isBusy());
    QTRY_COMPARE(f.stateOf(ResultKind::Alpha, 0), FrameState::Fresh);
    for (int frame = 1; frame < 40; ++frame)
        QCOMPARE(f.stateOf(ResultKind::MaskLogits, frame), FrameState::Missing);
}

void tst_TrackController::aJobThatMadeNothingLeavesNoStep()
{
    Fixture f;
    f.click(0);
    f.actions.get(ActionId::TrackBoth)->trigger();
    QTRY_VERIFY(!f.controller->isBusy());
    QCOMPARE(f.document.undoStack().count(), 2);
    QStringList told;
    connect(f.controller.get(), &TrackController::noticed, this,
            [&](const StatusMessage &message) { told << message.text; });
    f.actions.get(ActionId::TrackBoth)->trigger();
    QCOMPARE(f.document.undoStack().count(), 3);
    QTRY_VERIFY(!f.controller->isBusy());
    QTRY_COMPARE(f.document.undoStack().count(), 2);
    QCOMPARE(f.stateOf(ResultKind::Alpha, 39), FrameState::Fresh);
    QCOMPARE(told.size(), 1);
    QVERIFY2(told[0].contains("nothing to do"), qPrintable(told[0]));
}

void tst_TrackController::undoDoesNotPromiseWhatIsGone()
{
    Fixture f;
    f.click(0);
    f.actions.get(ActionId::TrackBoth)->trigger();
    QTRY_VERIFY(!f.controller->isBusy());
    QTRY_COMPARE(f.stateOf(ResultKind::Alpha, 39), FrameState::Fresh);
    f.click(0);
    f.actions.get(ActionId::TrackBoth)->trigger();
    QTRY_VERIFY(!f.controller->isBusy());
    QTRY_COMPARE(f.stateOf(ResultKind::Alpha, 39), FrameState::Fresh);
    f.document.store()->setByteBudget(0); // only the latest are pinned
    f.document.undoStack().undo();
    f.document.undoStack().undo();
    QTRY_COMPARE(f.stateOf(ResultKind::Alpha, 39), FrameState::Missing);
    f.document.undoStack().redo();
    f.document.undoStack().redo();
    QCOMPARE(f.stateOf(ResultKind::Alpha, 39), FrameState::Fresh);
}

void tst_TrackController::cancelKeepsWhatIsDone()
{
    Fixture f;
    f.log->step = [] { QThread::msleep(10); }; // or it might be done before it is cancelled
    f.click(0);
    QTRY_COMPARE(f.stateOf(ResultKind::Alpha, 0), FrameState::Fresh);
    f.actions.get(ActionId::TrackBoth)->trigger();
    QTRY_COMPARE(f.stateOf(ResultKind::MaskLogits, 3), FrameState::Fresh);
    QStringList notices;
    connect(f.controller.get(), &TrackController::noticed, this,
            [&](const StatusMessage &message) { notices << message.text; });
    f.actions.get(ActionId::CancelJob)->trigger();
    QVERIFY(!f.controller->isBusy());
    QCOMPARE(f.stateOf(ResultKind::MaskLogits, 3), FrameState::Fresh);
    QCOMPARE(notices, QStringList{"Cancelled. What was made so far is kept."});
    f.actions.get(ActionId::CancelJob)->trigger(); // nothing is running any more
    QCOMPARE(notices.size(), 1);
}

void tst_TrackController::closingDuringAJob()
{
    Fixture f;
    f.click(0);
    f.actions.get(ActionId::TrackForward)->trigger();
    QTRY_COMPARE(f.stateOf(ResultKind::MaskLogits, 2), FrameState::Fresh);
    f.controller.reset();
}

void tst_TrackController::nothingToTrackIsSaid()
{
    Fixture f;
    int notices = 0;
    connect(f.controller.get(), &TrackController::noticed, this, [&] { ++notices; });
    f.actions.get(ActionId::TrackBoth)->trigger();
    QCOMPARE(notices, 1);
    QVERIFY(!f.controller->isBusy());
    // Nor is anything done while the footage is away.
    f.click(0);
    ClipMedia offline;
    offline.state = MediaState::Offline;
    f.document.setMedia(f.document.clipId(), offline);
    f.actions.get(ActionId::TrackBoth)->trigger();
    QCOMPARE(notices, 2);
    QVERIFY(!f.controller->isBusy());
}

QTEST_MAIN(tst_TrackController)
#include "tst_track_controller.moc"
