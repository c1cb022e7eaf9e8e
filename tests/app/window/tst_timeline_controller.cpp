// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/document/document.h"
#include "app/document/editor_state.h"
#include "app/window/player.h"
#include "app/window/timeline_controller.h"
#include "fake_clip.h"
#include "widgets/timeline/timeline.h"
#include "widgets/timeline/timeline_painting.h"
#include "widgets/timeline/transport_bar.h"

#include <QContextMenuEvent>
#include <QElapsedTimer>
#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace filigree;

class tst_TimelineController final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();
    void showsTheClip();
    void followsTheEditorAndBack();
    void rangeAndMarkersAreUndoable();
    // Markers are shown by frame and kept in the order they were added in.
    void theMenuDeletesTheMarkerItWasOpenedOn();
    // Who has closed the timeline must not get the marker later, and somewhere else.
    void framesAreMarkedWhileTheTimelineIsHidden();
    void statesFollowPromptsAndLocks();
    void ticksFollowPrompts();
    // States of a long clip are computed in slices: the window must go on answering.
    void longClipsDoNotBlock();
    void promptsAreJumpedTo();
    void thumbnailsAndCachedFramesArrive();
    // Who counts in timecode does so in every project.
    void timecodeIsRemembered();

private:
    void make(int frames);
    QTemporaryDir m_settings;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<EditorState> m_state;
    std::unique_ptr<Player> m_player;
    std::unique_ptr<Timeline> m_timeline;
    std::unique_ptr<TransportBar> m_transport;
    std::unique_ptr<TimelineController> m_controller;
    std::shared_ptr<FakeClip::Log> m_log;
};

void tst_TimelineController::initTestCase()
{
    qputenv("XDG_CONFIG_HOME", m_settings.path().toUtf8());
}

void tst_TimelineController::init()
{
    make(200);
}

void tst_TimelineController::make(int frames)
{
    cleanup();
    m_log = std::make_shared<FakeClip::Log>();
    m_folder = std::make_unique<QTemporaryDir>();
    WorkSessionOptions options;
    options.sessionsFolder = m_folder->filePath("sessions").toStdString();
    std::shared_ptr<WorkSession> work = std::move(*WorkSession::open(options));
    ClipReference media;
    media.frameCount = frames;
    media.frameRate = {25, 1};
    media.size = {64, 36};
    ClipEntry &clip = work->project().addClip(media, "clip");
    clip.addObject("dancer");
    clip.addObject("dog");
    clip.prompts[10][1] = {PointPrompt{{1, 1}, true}};
    clip.prompts[50][1] = {AbsentPrompt{}};
    clip.prompts[30][2] = {TrimapStroke{{{1, 1}}, 4, TrimapLabel::Unknown}};
    m_document = std::make_unique<Document>(std::make_shared<FrameCache>(1 << 24));
    m_document->setWork(work);
    m_state = std::make_unique<EditorState>(*m_document);
    m_player = std::make_unique<Player>(*m_state);
    m_timeline = std::make_unique<Timeline>();
    m_timeline->resize(1000, 240);
    m_transport = std::make_unique<TransportBar>();
    m_controller = std::make_unique<TimelineController>(*m_document, *m_state, *m_player,
                                                        *m_timeline, *m_transport);
    m_timeline->show();
}

void tst_TimelineController::cleanup()
{
    m_controller.reset();
    m_transport.reset();
    m_timeline.reset();
    m_player.reset();
    m_state.reset();
    m_document.reset();
}

void tst_TimelineController::showsTheClip()
{
    const TimelineScene &scene = m_timeline->scene();
    QCOMPARE(scene.frameCount, 200);
    QCOMPARE(int(scene.lanes.size()), 2);
    QCOMPARE(scene.lanes[0].name, QString("dancer"));
    QTRY_COMPARE(scene.lanes[0].states.frameCount(), 200);
    QCOMPARE(scene.lanes[0].states.at(50), LaneState::Absent);
    QCOMPARE(scene.lanes[0].states.at(10), LaneState::Missing);
}

void tst_TimelineController::followsTheEditorAndBack()
{
    m_state->setFrame(77);
    QCOMPARE(m_timeline->scene().playhead, 77);
    emit m_timeline->frameRequested(12);
    QCOMPARE(m_state->frame(), 12);
    emit m_transport->frameRequested(13);
    QCOMPARE(m_timeline->scene().playhead, 13);
    emit m_timeline->objectSelected(2);
    QCOMPARE(m_state->object(), 2);
    QCOMPARE(m_timeline->scene().selectedObject, 2);
}

void tst_TimelineController::rangeAndMarkersAreUndoable()
{
    emit m_timeline->rangeEdited({20, 90});
    QCOMPARE(m_timeline->scene().range, (FrameRange{20, 90}));
    emit m_timeline->rangeEdited({0, 199});
    QCOMPARE(m_timeline->scene().range.size(), 0); // the whole clip is no range
    m_document->undoStack().undo();
    QCOMPARE(m_timeline->scene().range, (FrameRange{20, 90}));
    emit m_timeline->markerAdded(33, "jump");
    emit m_timeline->markerAdded(12, "start");
    QCOMPARE(int(m_timeline->scene().markers.size()), 2);
    QCOMPARE(m_timeline->scene().markers[0].text, QString("start"));
    emit m_timeline->markerEdited(0, "begin");
    QCOMPARE(m_timeline->scene().markers[0].text, QString("begin"));
    emit m_timeline->markerMoved(0, 60);
    QCOMPARE(m_timeline->scene().markers[1].frame, 60);
    m_state->setFrame(0);
    m_controller->goToNextMarker();
    QCOMPARE(m_state->frame(), 33);
    emit m_timeline->markerRemoved(0);
    QCOMPARE(int(m_timeline->scene().markers.size()), 1);
    while (m_document->undoStack().canUndo())
        m_document->undoStack().undo();
    QVERIFY(m_timeline->scene().markers.empty());
    QCOMPARE(m_timeline->scene().range.size(), 0);
}

void tst_TimelineController::theMenuDeletesTheMarkerItWasOpenedOn()
{
    emit m_timeline->markerAdded(120, "end"); // the later frame first
    emit m_timeline->markerAdded(20, "start");
    const QPoint flag =
        markerFlag(m_timeline->scene().markers[0], m_timeline->view()).center().toPoint();
    QContextMenuEvent open(QContextMenuEvent::Mouse, flag,
                           m_timeline->viewport()->mapToGlobal(flag));
    QCoreApplication::sendEvent(m_timeline->viewport(), &open);
    auto *menu = m_timeline->findChild<QMenu *>();
    QVERIFY(menu);
    for (QAction *action : menu->actions()) {
        if (action->text() == "Delete Marker")
            QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
    }
    QCOMPARE(int(m_timeline->scene().markers.size()), 1);
    QCOMPARE(m_timeline->scene().markers[0].text, QString("end"));
}

void tst_TimelineController::framesAreMarkedWhileTheTimelineIsHidden()
{
    m_timeline->hide();
    m_state->setFrame(7);
    m_controller->addMarker();
    m_controller->addMarker(); // it is there already
    QCOMPARE(int(m_document->clip()->markers.size()), 1);
    QCOMPARE(m_document->clip()->markers.front().frame, 7);
    m_timeline->show();
    QTest::mouseClick(m_timeline->viewport(), Qt::LeftButton, {}, {300, 60});
    QCOMPARE(int(m_document->clip()->markers.size()), 1);
}

void tst_TimelineController::statesFollowPromptsAndLocks()
{
    for (int frame = 0; frame < 40; ++frame) {
        const ContentKey key = m_document->revisions()->keys(1, frame).alpha;
        m_document->noteResult(m_document->clipId(), {1, ResultKind::Alpha, frame, {key, 1}});
    }
    const auto state = [this](int frame) { return m_timeline->scene().lanes[0].states.at(frame); };
    QTRY_COMPARE(state(5), LaneState::Fresh);
    QTRY_COMPARE(state(39), LaneState::Fresh);
    QCOMPARE(state(41), LaneState::Missing);
    emit m_timeline->lockWanted(0, {5, 8}, true);
    QTRY_COMPARE(state(6), LaneState::Locked);
    m_document->changeClip(m_document->clipId(), {ClipChange::Prompts, {10, 10}, 1},
                           [](ClipEntry &clip) {
                               clip.prompts[10][1] = {PointPrompt{{2, 2}, true}};
                           });
    QTRY_COMPARE(state(12), LaneState::Stale);
    QCOMPARE(state(6), LaneState::Locked);
    emit m_timeline->deleteResultsWanted(1, {12, 13});
    QTRY_COMPARE(state(12), LaneState::Missing);
    QTRY_COMPARE(state(14), LaneState::Stale);
}

void tst_TimelineController::ticksFollowPrompts()
{
    const auto &ticks = m_timeline->scene().lanes[0].ticks;
    QCOMPARE(int(ticks.size()), 2);
    QCOMPARE(ticks[1], (PromptTick{50, PromptTickKind::Absent}));
    QCOMPARE(m_timeline->scene().lanes[1].ticks.front(), (PromptTick{30, PromptTickKind::Trimap}));
    m_document->changeClip(m_document->clipId(), {ClipChange::Prompts, {70, 70}, 1},
                           [](ClipEntry &clip) {
                               clip.prompts[70][1] = {BoxPrompt{{1, 1, 5, 5}}};
                           });
    QCOMPARE(int(m_timeline->scene().lanes[0].ticks.size()), 3);
}

void tst_TimelineController::longClipsDoNotBlock()
{
    make(100'000);
    double worst = 0;
    QElapsedTimer whole;
    whole.start();
    const auto done = [this] {
        for (const TimelineLane &lane : m_timeline->scene().lanes)
            if (lane.states.frameCount() != 100'000)
                return false;
        return m_timeline->scene().lanes[0].states.at(50) == LaneState::Absent;
    };
    while (!done() && whole.elapsed() < 20'000) {
        QElapsedTimer turn;
        turn.start();
        QCoreApplication::processEvents();
        worst = std::max(worst, turn.nsecsElapsed() / 1e6);
    }
    QVERIFY(done());
    qInfo("100,000 frames: %lld ms in all, %.1f ms at most in one turn",
          static_cast<long long>(whole.elapsed()), worst);
}

void tst_TimelineController::promptsAreJumpedTo()
{
    m_state->setObject(1);
    m_state->setFrame(0);
    m_controller->goToNextPrompt();
    QCOMPARE(m_state->frame(), 10);
    m_controller->goToNextPrompt();
    QCOMPARE(m_state->frame(), 50); // 30 is the other object's
    m_controller->goToNextPrompt();
    QCOMPARE(m_state->frame(), 50);
    m_controller->goToPreviousPrompt();
    QCOMPARE(m_state->frame(), 10);
    m_state->setObject(0);
    m_controller->goToNextPrompt();
    QCOMPARE(m_state->frame(), 30);
}

void tst_TimelineController::thumbnailsAndCachedFramesArrive()
{
    ClipMedia media;
    media.state = MediaState::Online;
    media.frames = std::make_shared<CachedFrameSource>(std::make_unique<FakeClip>(200, m_log),
                                                       m_document->cache());
    media.reference = m_document->clip()->media;
    m_document->setMedia(m_document->clipId(), media);
    QTRY_VERIFY(m_timeline->scene().thumbnails.size() > 5);
    QTRY_VERIFY(!m_timeline->scene().cached.empty()); // what the player fetched around frame 0
    QCOMPARE(m_timeline->scene().cached.front().in, 0);
    m_player->play();
    QTRY_VERIFY(m_state->frame() > 3);
    m_player->stop();
}

void tst_TimelineController::timecodeIsRemembered()
{
    QVERIFY(!m_timeline->scene().showsTimecode);
    m_timeline->setShowsTimecode(true);
    make(50);
    QVERIFY(m_timeline->scene().showsTimecode);
    m_timeline->setShowsTimecode(false);
    make(50);
    QVERIFY(!m_timeline->scene().showsTimecode);
}

QTEST_MAIN(tst_TimelineController)
#include "tst_timeline_controller.moc"
