// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/track_service.h"
#include "app/jobs/view_request.h"
#include "fake_engines.h"
#include "project_io/model/revision.h"
#include "signal_count.h"

#include <QTemporaryDir>
#include <QtTest>

#include <atomic>
#include <mutex>
#include <random>
#include <stdexcept>

using namespace filigree;

// Jobs beside the GUI thread: order, pre-emption, and every way to end.
class tst_TrackService final : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void jobsRunInOrder();
    // Cancelling must end the job by itself, at any moment, and keep what was told of.
    void cancelAtAnyMoment();
    void destructionEndsAJob();
    // Whoever waits for a click must get all cores: nothing goes on while the gate is closed.
    void aClosedGatePausesTheJob();
    // A correction during a job must not be lost, nor what was made before it.
    void aChangedClipIsTakenUp();
    void theFrameInViewIsMattedWhenIdle();
    void anExceptionEndsTheJobAsAnError();
    void lostMasksAreLeftOut();
    void closingTheClipEndsItsJobs();
    void remainingTimeComesFromThePace();
    // Somebody else's click or one slow frame must not make it jump.
    void remainingTimeIsSteady();
    // What was deleted in the document must not be found again among what was made last.
    void deletedResultsAreMadeAgain();
    // Threads and device of the preferences are those of the next job.
    void otherEnginesServeTheNextJob();

private:
    std::shared_ptr<const ClipEntry> clip() const { return std::make_shared<ClipEntry>(m_clip); }
    std::shared_ptr<TrackService> service(int frames);
    int count(ResultKind kind) const
    {
        return int(std::ranges::count(m_made, kind, &MadeResult::kind));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<FakeLog> m_log;
    std::shared_ptr<ResultStore> m_store;
    std::shared_ptr<WorkGate> m_gate;
    ClipEntry m_clip;
    std::vector<MadeResult> m_made;
    std::vector<int> m_started, m_succeeded, m_cancelled;
    std::vector<Error> m_failed;
    int m_progressed = 0;
    std::weak_ptr<TrackService> m_alive;
};

void tst_TrackService::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_log = std::make_shared<FakeLog>();
    m_store = std::move(*ResultStore::open(m_folder->path().toStdString()));
    m_gate = std::make_shared<WorkGate>();
    m_clip = ClipEntry();
    m_clip.id = 1;
    m_clip.addObject();
    m_clip.prompts[0][1] = {PointPrompt{{3, 6}, true}};
    m_made.clear();
    m_started.clear(), m_succeeded.clear(), m_cancelled.clear(), m_failed.clear();
    m_progressed = 0;
}

void tst_TrackService::cleanup()
{
    QVERIFY(m_alive.expired()); // no test leaves a thread behind
}

std::shared_ptr<TrackService> tst_TrackService::service(int frames)
{
    m_clip.media.frameCount = frames;
    auto made = std::make_shared<TrackService>(m_gate, fakeEngines(m_log));
    made->setMedia(std::make_shared<FakeSource>(frames), m_store);
    connect(made.get(), &TrackService::made, this, [this](int clip, const MadeResult &result) {
        QCOMPARE(clip, 1);
        m_clip.results.set(result.object, result.kind, result.frame, result.result);
        m_made.push_back(result);
    });
    connect(made.get(), &TrackService::started, this,
            [this](int job) { m_started.push_back(job); });
    connect(made.get(), &TrackService::succeeded, this,
            [this](int job) { m_succeeded.push_back(job); });
    connect(made.get(), &TrackService::cancelled, this,
            [this](int job) { m_cancelled.push_back(job); });
    connect(made.get(), &TrackService::failed, this,
            [this](int, const Error &error) { m_failed.push_back(error); });
    connect(made.get(), &TrackService::progressed, this, [this] { ++m_progressed; });
    m_alive = made;
    return made;
}

void tst_TrackService::jobsRunInOrder()
{
    const auto jobs = service(40);
    MatteTask first, second;
    first.range = {0, 9};
    second.range = {10, 19};
    const int a = jobs->start(clip(), first);
    const int b = jobs->start(clip(), second);
    QVERIFY(jobs->isBusy());
    QTRY_COMPARE(m_succeeded, (std::vector<int>{a, b}));
    QCOMPARE(m_started, (std::vector<int>{a, b}));
    QCOMPARE(count(ResultKind::Alpha), 20);
    QVERIFY(m_progressed > 0);
    QVERIFY(!jobs->isBusy());
}

void tst_TrackService::cancelAtAnyMoment()
{
    std::mt19937 random(3);
    for (int trial = 0; trial < 8; ++trial) {
        init();
        const auto jobs = service(3000);
        const int job = jobs->start(clip(), {});
        const auto some = std::size_t(random() % 60);
        QTRY_VERIFY(m_made.size() >= some);
        jobs->cancel(job);
        QTRY_COMPARE(m_cancelled, std::vector<int>{job});
        // The next one starts where it ended, so the thread is not stuck.
        MatteTask task;
        task.range = {0, 3};
        const int next = jobs->start(clip(), task);
        QTRY_COMPARE(m_succeeded, std::vector<int>{next});
        QVERIFY(m_failed.empty());
        for (const MadeResult &one : m_made)
            QVERIFY(m_store->contains({1, one.object, one.kind, one.frame, one.result.key}));
        QVERIFY(m_made.size() < 6000);
    }
}

void tst_TrackService::destructionEndsAJob()
{
    auto jobs = service(5000);
    jobs->start(clip(), {});
    QTRY_VERIFY(!m_made.empty());
    const auto lease = m_gate->enter(); // also while it waits for others
    jobs.reset();
    QVERIFY(m_log->steps() < 3 * 5000);
}

void tst_TrackService::aClosedGatePausesTheJob()
{
    std::atomic<int> steps = 0;
    m_log->step = [&] { ++steps; };
    const auto jobs = service(2000);
    auto lease = std::make_unique<WorkGate::Lease>(m_gate->enter());
    const int job = jobs->start(clip(), {});
    QTRY_COMPARE(m_started, std::vector<int>{job});
    QTRY_VERIFY(steps >= 1); // the first step may have begun; none follows
    const int before = steps;
    QVERIFY(!QTest::qWaitFor([&] { return steps > before + 1; }, 50));
    lease.reset();
    QTRY_VERIFY(steps > before + 20);
    jobs->cancelAll();
    QTRY_COMPARE(m_cancelled, std::vector<int>{job});
}

void tst_TrackService::aChangedClipIsTakenUp()
{
    const auto jobs = service(300);
    const int job = jobs->start(clip(), {});
    QTRY_VERIFY(m_made.size() > 20);
    m_clip.prompts[200][1] = {PointPrompt{{2, 6}, true}};
    jobs->update(clip());
    QTRY_COMPARE(m_succeeded, std::vector<int>{job});
    const Revisions revisions(m_clip);
    for (const ResultKind kind : allResultKinds)
        QCOMPARE(revisions.states(1, kind, {0, 299}),
                 std::vector<FrameState>(300, FrameState::Fresh));
    // A change that no result depends on disturbs nothing.
    const int next = jobs->start(clip(), {});
    m_clip.object(1)->matte.edge.grow = 3;
    jobs->update(clip());
    QTRY_COMPARE(m_succeeded, (std::vector<int>{job, next}));
}

void tst_TrackService::theFrameInViewIsMattedWhenIdle()
{
    const auto jobs = service(50);
    MatteTask masks;
    masks.masksOnly = true;
    jobs->start(clip(), masks);
    QTRY_COMPARE(m_succeeded.size(), std::size_t(1));
    QCOMPARE(count(ResultKind::Alpha), 0);
    jobs->setFocus(17, clipForView(m_clip, {16, 17, 18}));
    QTRY_COMPARE(count(ResultKind::Alpha), 1);
    QCOMPARE(m_made.back().frame, 17);
    QCOMPARE(Revisions(m_clip).state(1, ResultKind::Alpha, 17), FrameState::Fresh);
    QVERIFY(!jobs->isBusy());
}

void tst_TrackService::anExceptionEndsTheJobAsAnError()
{
    m_log->step = [] { throw std::runtime_error("no more paper"); };
    const auto jobs = service(10);
    jobs->start(clip(), {});
    QTRY_COMPARE(m_failed.size(), std::size_t(1));
    QCOMPARE(m_failed.front().kind, Error::Kind::Internal);
    QVERIFY(m_failed.front().message.find("no more paper") != std::string::npos);
    QVERIFY(!jobs->isBusy());
}

void tst_TrackService::lostMasksAreLeftOut()
{
    const auto jobs = service(10);
    MatteTask task;
    task.mattesOnly = true;
    m_clip.results.set(1, ResultKind::MaskLogits, 4, {Revisions(m_clip).keys(1, 4).mask, 1});
    jobs->start(clip(), task); // the index names a mask that the store has not
    QTRY_VERIFY(!m_failed.empty() || !m_succeeded.empty());
    QVERIFY(m_failed.empty()); // what is lost is left out
    QCOMPARE(count(ResultKind::Alpha), 0);
}

void tst_TrackService::closingTheClipEndsItsJobs()
{
    const auto jobs = service(3000);
    const int a = jobs->start(clip(), {});
    const int b = jobs->start(clip(), {});
    QTRY_VERIFY(!m_made.empty());
    jobs->setMedia(nullptr, nullptr);
    QCOMPARE(m_cancelled, (std::vector<int>{a, b}));
    QVERIFY(!jobs->isBusy());
}

void tst_TrackService::remainingTimeComesFromThePace()
{
    RemainingTime time;
    time.begin({{"tracking", 10}, {"matting", 10}}, 0);
    QCOMPARE(time.seconds(), -1.);
    time.report("tracking", 0, 10, 0);
    time.report("tracking", 5, 10, 5);
    QCOMPARE(time.seconds(), -1.); // the pace of matting is not known
    QCOMPARE(time.fraction(), 0.25);
    time.report("matting", 0, 10, 10);
    time.report("matting", 5, 10, 20);
    QCOMPARE(time.seconds(), 10.);
    time.begin({{"tracking", 10}, {"matting", 10}}, 100);
    time.report("tracking", 0, 10, 100);
    QCOMPARE(time.seconds(), 30.); // as the job before had it
}

void tst_TrackService::remainingTimeIsSteady()
{
    RemainingTime time;
    time.begin({{"matting", 200}}, 0);
    for (int done = 0; done <= 100; ++done)
        time.report("matting", done, 200, done);
    QCOMPARE(time.seconds(), 100.);
    time.standAside(100, 1100);
    time.report("matting", 101, 200, 1101);
    QCOMPARE(time.seconds(), 99.);
    time.report("matting", 102, 200, 1111); // ten times as long
    QVERIFY2(time.seconds() < 150, qPrintable(QString::number(time.seconds())));
    for (int done = 103; done <= 170; ++done)
        time.report("matting", done, 200, 1111 + 2 * (done - 102)); // slower from here on
    QVERIFY2(std::abs(time.seconds() - 60) < 5, qPrintable(QString::number(time.seconds())));
}

void tst_TrackService::deletedResultsAreMadeAgain()
{
    const auto jobs = service(10);
    jobs->start(clip(), {});
    QTRY_COMPARE(m_succeeded.size(), std::size_t(1));
    m_clip.results.clear();
    jobs->start(clip(), {});
    QTRY_COMPARE(m_succeeded.size(), std::size_t(2));
    QCOMPARE(Revisions(m_clip).states(1, ResultKind::Alpha, {0, 9}),
             std::vector<FrameState>(10, FrameState::Fresh));
}

void tst_TrackService::otherEnginesServeTheNextJob()
{
    std::mutex mutex;
    std::vector<EngineOptions> made;
    EngineMakers makers = fakeEngines(m_log);
    makers.tracker = [&, make = makers.tracker](const std::string &id, auto frames,
                                                const EngineOptions &options) {
        const std::lock_guard lock(mutex);
        made.push_back(options);
        return make(id, std::move(frames), options);
    };
    m_clip.media.frameCount = 10;
    TrackService jobs(m_gate, makers);
    jobs.setMedia(std::make_shared<FakeSource>(10), m_store);
    SignalCount succeeded(&jobs, &TrackService::succeeded);
    MatteTask first, second;
    first.range = {0, 2};
    second.range = {3, 5};
    jobs.start(clip(), first);
    QTRY_COMPARE(succeeded.size(), 1);
    const EngineOptions three{"cpu", 3};
    jobs.setEngines(three);
    jobs.start(clip(), second);
    QTRY_COMPARE(succeeded.size(), 2);
    const std::lock_guard lock(mutex);
    QCOMPARE(made.size(), 2u);
    QVERIFY(made[0] == EngineOptions());
    QVERIFY(made[1] == three);
}

QTEST_GUILESS_MAIN(tst_TrackService)
#include "tst_track_service.moc"
