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

void tst_TrackController::cancelKeepsWhatIsDone()
{
    Fixture f;
    f.click(0);
    QTRY_COMPARE(f.stateOf(ResultKind::Alpha, 0), FrameState::Fresh);
    f.actions.get(ActionId::TrackBoth)->trigger();
    QTRY_COMPARE(f.stateOf(ResultKind::MaskLogits, 3), FrameState::Fresh);
    f.actions.get(ActionId::CancelJob)->trigger();
    QVERIFY(!f.controller->isBusy());
    QCOMPARE(f.stateOf(ResultKind::MaskLogits, 3), FrameState::Fresh);
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
}

QTEST_MAIN(tst_TrackController)
#include "tst_track_controller.moc"
