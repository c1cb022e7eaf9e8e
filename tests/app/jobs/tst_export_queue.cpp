// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/export_queue.h"
#include "fake_engines.h"
#include "project_io/archive/result_store.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QtTest>

#include <atomic>
#include <semaphore>

using namespace filigree;

// Exports beside the window, of a made-up clip with made-up engines.
class tst_ExportQueue final : public QObject
{
    Q_OBJECT
private slots:
    void init();
    // The whole way: the mattes are made, the files written and found to be right.
    void makesMattesWritesAndChecks();
    // Results that were made on the way belong to the project, not to be made again.
    void tellsOfWhatItMade();
    void runsOneAfterTheOther();
    // A cancelled movie must leave no file that looks finished, and can be tried again.
    void cancelsWhatRuns();
    void cancelsWhatWaits();
    // What fails must say why, and not stop what waits behind it.
    void goesOnAfterAFailure();
    // It takes much longer then, and nobody would know why.
    void tellsThatItMovedToTheProcessor();
    // A sequence that was broken off keeps its good frames.
    void retryResumesASequence();
    void clearsOnlyWhatIsFinished();
    // Quitting in the midst of an export must neither hang nor crash.
    void destructionStopsEverything();
    void knowsTheFilesItIsGoingToWrite();

private:
    ExportOrder order(const std::string &spec, FrameRange range = {0, 5});
    QList<ExportState> states() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<FakeLog> m_log;
    std::shared_ptr<ExportSnapshot> m_snapshot;
    std::unique_ptr<ExportQueue> m_queue;
};

namespace {

//! Holds an engine's step until it is let go.
struct Gate
{
    std::counting_semaphore<1000> entered{0};
    std::counting_semaphore<1000> open{0};
    std::atomic<bool> isShut = true;
    void pass()
    {
        if (!isShut)
            return;
        entered.release();
        open.acquire();
    }
    void letGo()
    {
        isShut = false;
        open.release(100);
    }
};

} // namespace

void tst_ExportQueue::init()
{
    constexpr int frames = 12;
    m_queue.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_log = std::make_shared<FakeLog>();
    m_snapshot = std::make_shared<ExportSnapshot>();
    ClipEntry &clip = m_snapshot->clip;
    clip.id = 1;
    clip.name = "clip";
    clip.media.frameCount = frames;
    clip.media.size = {24, 16};
    clip.addObject("dancer");
    clip.prompts[0][1] = {PointPrompt{{3, 6}, true}};
    ClipInfo &info = m_snapshot->info;
    info.path = "clip.mov";
    info.frameCount = frames;
    info.size = {24, 16};
    info.frameRate = {24, 1};
    info.bitDepth = 16;
    info.assumed = {1, 13, 1, false};
    m_snapshot->frames = std::make_shared<FakeSource>(frames);
    m_snapshot->store = std::move(*ResultStore::open(m_folder->filePath("results").toStdString()));
    m_queue = std::make_unique<ExportQueue>(EngineOptions{}, fakeEngines(m_log));
}

ExportOrder tst_ExportQueue::order(const std::string &spec, FrameRange range)
{
    ExportOrder one;
    one.snapshot = m_snapshot;
    const std::size_t colon = spec.find(':') + 1;
    one.planned.settings = *parseExportSpec(spec.substr(0, colon) + m_folder->path().toStdString()
                                            + '/' + spec.substr(colon));
    one.planned.settings.range = range;
    one.planned.settings.objectName = "dancer";
    one.planned.objects = {1};
    one.makesMattes = true;
    return one;
}

QList<ExportState> tst_ExportQueue::states() const
{
    QList<ExportState> all;
    for (const ExportQueueItem &item : m_queue->items())
        all << item.state;
    return all;
}

void tst_ExportQueue::makesMattesWritesAndChecks()
{
    QSignalSpy finished(m_queue.get(), &ExportQueue::itemFinished);
    const int movie = m_queue->add(order("ffv1:%o.mkv"));
    const int pictures = m_queue->add(order("png16-alpha:%o/%05d.png"));
    QVERIFY(m_queue->isBusy());
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, 30000);
    QVERIFY(!m_queue->isBusy());
    for (const int id : {movie, pictures}) {
        const ExportQueueItem &item = *m_queue->item(id);
        QVERIFY2(item.state == ExportState::Done, qPrintable(item.error));
        QVERIFY(item.checks.size() > 5);
        for (const ExportCheckLine &check : item.checks)
            QVERIFY2(check.isOk, qPrintable(check.name));
        QVERIFY(QFileInfo::exists(item.path));
        QVERIFY(item.bytes > 0 && !item.canRetry);
    }
    QCOMPARE(m_queue->item(movie)->files, 1);
    QCOMPARE(m_queue->item(pictures)->files, 6);
    QVERIFY(QFileInfo::exists(m_folder->filePath("dancer/00005.png")));
    // The second one found the mattes of the first.
    QCOMPARE(m_log->mattes.size(), std::size_t(6));
}

void tst_ExportQueue::tellsOfWhatItMade()
{
    QSet<int> alphas;
    int calls = 0;
    connect(m_queue.get(), &ExportQueue::made, this,
            [&](const std::shared_ptr<WorkSession> &, int clip, const MadeResult &result) {
                QCOMPARE(clip, 1);
                ++calls;
                if (result.kind == ResultKind::Alpha)
                    alphas.insert(result.frame);
            });
    QSignalSpy finished(m_queue.get(), &ExportQueue::itemFinished);
    m_queue->add(order("png:%05d.png", {2, 4}));
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 30000);
    QCOMPARE(alphas, (QSet<int>{2, 3, 4}));
    QVERIFY(calls > 3);
}

void tst_ExportQueue::runsOneAfterTheOther()
{
    Gate gate;
    m_log->step = [&] { gate.pass(); };
    m_queue->add(order("ffv1:a.mkv"));
    m_queue->add(order("ffv1:b.mkv"));
    gate.entered.acquire();
    QTRY_COMPARE(states(), (QList<ExportState>{ExportState::Running, ExportState::Waiting}));
    gate.letGo();
    QTRY_COMPARE_WITH_TIMEOUT(states(), (QList<ExportState>{ExportState::Done, ExportState::Done}),
                              30000);
}

void tst_ExportQueue::cancelsWhatRuns()
{
    Gate gate;
    m_log->step = [&] { gate.pass(); };
    const int id = m_queue->add(order("ffv1:a.mkv"));
    gate.entered.acquire();
    m_queue->cancel(id);
    gate.letGo();
    QTRY_VERIFY(m_queue->item(id)->state == ExportState::Cancelled);
    QVERIFY(m_queue->item(id)->canRetry);
    QVERIFY(!QFileInfo::exists(m_folder->filePath("a.mkv")));
    m_queue->retry(id);
    QTRY_VERIFY_WITH_TIMEOUT(m_queue->item(id)->state == ExportState::Done, 30000);
    QVERIFY(QFileInfo::exists(m_folder->filePath("a.mkv")));
}

void tst_ExportQueue::cancelsWhatWaits()
{
    Gate gate;
    m_log->step = [&] { gate.pass(); };
    m_queue->add(order("ffv1:a.mkv"));
    const int second = m_queue->add(order("ffv1:b.mkv"));
    gate.entered.acquire();
    m_queue->cancel(second);
    QVERIFY(m_queue->item(second)->state == ExportState::Cancelled);
    gate.letGo();
    QTRY_VERIFY_WITH_TIMEOUT(!m_queue->isBusy(), 30000);
    QCOMPARE(states(), (QList<ExportState>{ExportState::Done, ExportState::Cancelled}));
    QVERIFY(!QFileInfo::exists(m_folder->filePath("b.mkv")));
}

void tst_ExportQueue::goesOnAfterAFailure()
{
    ExportOrder bad = order("ffv1:a.mkv");
    bad.makesMattes = false; // and there are none
    const int first = m_queue->add(bad);
    const int second = m_queue->add(order("ffv1:b.mkv"));
    QTRY_VERIFY_WITH_TIMEOUT(!m_queue->isBusy(), 30000);
    QVERIFY(m_queue->item(first)->state == ExportState::Failed);
    const QString &error = m_queue->item(first)->error;
    QVERIFY2(error.contains("no matte") && error.count("Frame 1 ") == 1, qPrintable(error));
    QVERIFY(m_queue->item(second)->state == ExportState::Done);
}

void tst_ExportQueue::tellsThatItMovedToTheProcessor()
{
    EngineMakers makers = fakeEngines(m_log);
    makers.matter = [inner = makers.matter](const std::string &id, auto source,
                                            const EngineOptions &options) {
        return options.device == "cpu" ? inner(id, source, options)
                                       : fail(Error::Kind::OutOfMemory, "Full.");
    };
    m_queue = std::make_unique<ExportQueue>(EngineOptions{"cuda:0"}, makers);
    const int id = m_queue->add(order("png:%05d.png"));
    QTRY_VERIFY_WITH_TIMEOUT(!m_queue->isBusy(), 30000);
    const ExportQueueItem &item = *m_queue->item(id);
    QVERIFY2(item.state == ExportState::Done, qPrintable(item.error));
    const QString notes = item.notes.join('|');
    QVERIFY2(notes.count("in smaller parts") == 1 && notes.contains("on the processor"),
             qPrintable(notes));
}

void tst_ExportQueue::retryResumesASequence()
{
    Gate gate;
    m_log->step = [&] { gate.pass(); };
    const int id = m_queue->add(order("png16:%05d.png"));
    gate.entered.acquire();
    m_queue->cancel(id);
    gate.letGo();
    QTRY_VERIFY(m_queue->item(id)->state == ExportState::Cancelled);
    // A frame that another run has finished is no reason to refuse.
    const int whole = m_queue->add(order("png16:%05d.png", {0, 2}));
    QTRY_VERIFY_WITH_TIMEOUT(m_queue->item(whole)->state == ExportState::Done, 30000);
    m_queue->retry(id);
    QTRY_VERIFY_WITH_TIMEOUT(!m_queue->isBusy(), 30000);
    QVERIFY2(m_queue->item(id)->state == ExportState::Done, qPrintable(m_queue->item(id)->error));
    QCOMPARE(m_queue->item(id)->files, 6);
}

void tst_ExportQueue::clearsOnlyWhatIsFinished()
{
    Gate gate;
    m_log->step = [&] { gate.pass(); };
    m_queue->add(order("ffv1:a.mkv"));
    const int second = m_queue->add(order("ffv1:b.mkv"));
    gate.entered.acquire();
    m_queue->cancel(second);
    m_queue->clearFinished();
    QCOMPARE(m_queue->items().size(), 1);
    QVERIFY(!m_queue->item(second));
    gate.letGo();
    QTRY_VERIFY_WITH_TIMEOUT(!m_queue->isBusy(), 30000);
    m_queue->clearFinished();
    QVERIFY(m_queue->items().isEmpty());
}

void tst_ExportQueue::destructionStopsEverything()
{
    Gate gate;
    m_log->step = [&] { gate.pass(); };
    m_queue->add(order("ffv1:a.mkv"));
    m_queue->add(order("ffv1:b.mkv"));
    gate.entered.acquire();
    QTimer::singleShot(0, this, [&] { gate.letGo(); });
    gate.isShut = false;
    gate.open.release(100);
    m_queue.reset();
    QVERIFY(!QFileInfo::exists(m_folder->filePath("b.mkv")));
}

void tst_ExportQueue::knowsTheFilesItIsGoingToWrite()
{
    Gate gate;
    m_log->step = [&] { gate.pass(); };
    m_queue->add(order("png16:%05d.png"));
    gate.entered.acquire();
    const std::string folder = m_folder->path().toStdString();
    QVERIFY(m_queue->claimedFiles()
            == (std::set<std::string>{folder + "/00000.png", folder + "/00005.png"}));
    gate.letGo();
    QTRY_VERIFY_WITH_TIMEOUT(!m_queue->isBusy(), 30000);
    QVERIFY(m_queue->claimedFiles().empty());
}

QTEST_GUILESS_MAIN(tst_ExportQueue)
#include "tst_export_queue.moc"
