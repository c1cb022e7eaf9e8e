// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/export_queue.h"
#include "app/jobs/matte_pipeline.h"
#include "app/jobs/pipeline_shelf.h"
#include "app/jobs/track_service.h"
#include "fake_engines.h"
#include "signal_count.h"

#include <QTemporaryDir>
#include <QtTest>

#include <atomic>
#include <future>

using namespace filigree;

// What was learnt of a shot is learnt once, whoever needs it.
class tst_PipelineShelf final : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void keepsWhatHasLearnt();
    void otherClipsAndEnginesGetNone();
    // An export may wait for a pipeline in use, but never when it is asked to stop.
    void waitsUntilItIsBack();
    void stopEndsTheWait();
    // An export after tracking must not make its own tracker, which would learn all anew.
    void anExportUsesWhatTrackingLearnt();
    // Whoever waits for a click must not wait for an export.
    void exportsStandAsideAtTheGate();

private:
    std::unique_ptr<MattePipeline> pipeline(bool learnt);
    ExportOrder order();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<FakeLog> m_log;
    std::shared_ptr<ResultStore> m_store;
    std::shared_ptr<FakeSource> m_frames;
    PipelinePlace m_place;
    ClipEntry m_clip;
};

void tst_PipelineShelf::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_log = std::make_shared<FakeLog>();
    m_store = std::move(*ResultStore::open(m_folder->path().toStdString()));
    m_frames = std::make_shared<FakeSource>(6);
    m_place = {m_frames, m_store, {}};
    m_clip = ClipEntry();
    m_clip.id = 1;
    m_clip.name = "shot";
    m_clip.media.frameCount = 6;
    m_clip.media.size = {24, 16};
    m_clip.addObject("block");
    m_clip.prompts[0][1] = {PointPrompt{{3, 6}, true}};
}

std::unique_ptr<MattePipeline> tst_PipelineShelf::pipeline(bool learnt)
{
    auto made =
        std::make_unique<MattePipeline>(m_frames, m_store, EngineOptions(), fakeEngines(m_log));
    MatteTask task;
    task.range = {0, 1};
    if (learnt && !made->run(m_clip, task, {}))
        qFatal("the fake engines failed");
    return made;
}

ExportOrder tst_PipelineShelf::order()
{
    auto snapshot = std::make_shared<ExportSnapshot>();
    snapshot->clip = m_clip;
    snapshot->info.path = "/fake/clip.mov";
    snapshot->info.size = {24, 16};
    snapshot->info.frameCount = 6;
    snapshot->frames = m_frames;
    snapshot->store = m_store;
    ExportOrder order;
    order.snapshot = snapshot;
    order.planned.objects = {1};
    order.planned.settings.format = ExportFormat::Png8;
    order.planned.settings.content = ExportContent::AlphaOnly;
    order.planned.settings.path = m_folder->filePath("out/a.%04d.png").toStdString();
    order.planned.settings.range = {0, 5};
    order.makesMattes = true;
    return order;
}

void tst_PipelineShelf::keepsWhatHasLearnt()
{
    PipelineShelf shelf;
    shelf.setClip(m_frames, m_store);
    QVERIFY(!shelf.take(m_place));
    QVERIFY(!shelf.put(m_place, pipeline(true)));
    QVERIFY(!shelf.put(m_place, pipeline(false)));
    const auto kept = shelf.take(m_place);
    QVERIFY(kept && kept->hasLearnt());
    QVERIFY(!shelf.take(m_place)); // only one has it
}

void tst_PipelineShelf::otherClipsAndEnginesGetNone()
{
    PipelineShelf shelf;
    shelf.setClip(m_frames, m_store);
    shelf.put(m_place, pipeline(true));
    QVERIFY(!shelf.take({std::make_shared<FakeSource>(6), m_store, {}}));
    QVERIFY(!shelf.take({m_frames, m_store, {"cpu", 3}}));
    shelf.setClip(std::make_shared<FakeSource>(6), m_store);
    QVERIFY(!shelf.take(m_place));
    QVERIFY(shelf.put(m_place, pipeline(true))); // not kept: given back
}

void tst_PipelineShelf::waitsUntilItIsBack()
{
    PipelineShelf shelf;
    shelf.setClip(m_frames, m_store);
    shelf.put(m_place, pipeline(true));
    auto used = shelf.take(m_place);
    auto waiting = std::async(std::launch::async,
                              [&] { return shelf.take(m_place, std::stop_token()) != nullptr; });
    shelf.put(m_place, std::move(used));
    QVERIFY(waiting.get());
}

void tst_PipelineShelf::stopEndsTheWait()
{
    PipelineShelf shelf;
    shelf.setClip(m_frames, m_store);
    const auto used = shelf.take(m_place); // null, but somebody makes one
    std::stop_source stop;
    auto waiting = std::async(std::launch::async,
                              [&] { return shelf.take(m_place, stop.get_token()) == nullptr; });
    stop.request_stop();
    QVERIFY(waiting.get());
}

void tst_PipelineShelf::anExportUsesWhatTrackingLearnt()
{
    std::atomic<int> trackers = 0;
    EngineMakers makers = fakeEngines(m_log);
    makers.tracker = [&trackers, make = makers.tracker](const auto &...arguments) {
        ++trackers;
        return make(arguments...);
    };
    const auto shelf = std::make_shared<PipelineShelf>();
    const auto gate = std::make_shared<WorkGate>();
    TrackService track(gate, makers, shelf);
    ExportQueue queue({}, makers);
    queue.share(gate, shelf);
    track.setMedia(m_frames, m_store);
    connect(&track, &TrackService::made, this, [this](int, const MadeResult &result) {
        m_clip.results.set(result.object, result.kind, result.frame, result.result);
    });
    SignalCount tracked(&track, &TrackService::succeeded);
    MatteTask task;
    task.range = {0, 2};
    track.start(std::make_shared<ClipEntry>(m_clip), task);
    QTRY_COMPARE(tracked.size(), 1);
    QCOMPARE(trackers, 1);
    queue.add(order());
    QTRY_VERIFY(!queue.isBusy());
    QVERIFY2(queue.items().front().state == ExportState::Done,
             qPrintable(queue.items().front().error));
    QCOMPARE(m_log->tracked, (std::vector<int>{0, 1, 2, 3, 4, 5}));
    QCOMPARE(trackers, 1);
}

void tst_PipelineShelf::exportsStandAsideAtTheGate()
{
    std::atomic<int> steps = 0;
    m_log->step = [&] { ++steps; };
    const auto gate = std::make_shared<WorkGate>();
    ExportQueue queue({}, fakeEngines(m_log));
    queue.share(gate, std::make_shared<PipelineShelf>());
    std::optional<WorkGate::Lease> answering = gate->enter();
    queue.add(order());
    QTRY_VERIFY(steps >= 1); // the first step may have begun; none follows
    const int before = steps;
    QVERIFY(!QTest::qWaitFor([&] { return steps > before + 1; }, 50));
    answering.reset();
    QTRY_COMPARE(queue.items().front().state, ExportState::Done);
}

QTEST_GUILESS_MAIN(tst_PipelineShelf)
#include "tst_pipeline_shelf.moc"
