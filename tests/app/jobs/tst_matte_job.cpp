// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/matte_job.h"
#include "fake_engines.h"
#include "project_io/archive/result_store.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace filigree;

// The pipeline on a thread of its own.
class tst_MatteJob final : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void endsOnceWithSuccess();
    // A cancelled job must end by itself and say why; the results it told of must be there.
    void cancelEndsTheJob();
    // What no one foresaw must end the job and leave the program, and what was not saved, alive.
    void anExceptionIsAnError();
    // Closing a window while its job runs must neither hang nor crash.
    void destructionStopsTheJob();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<FakeLog> m_log;
    std::shared_ptr<ResultStore> m_store;
    std::shared_ptr<MattePipeline> m_pipeline;
    ClipEntry m_clip;
};

void tst_MatteJob::init()
{
    constexpr int frames = 5000;
    m_folder = std::make_unique<QTemporaryDir>();
    m_log = std::make_shared<FakeLog>();
    m_store = std::move(*ResultStore::open(m_folder->path().toStdString()));
    m_pipeline = std::make_shared<MattePipeline>(std::make_shared<FakeSource>(frames), m_store,
                                                 EngineOptions{}, fakeEngines(m_log));
    m_clip = ClipEntry();
    m_clip.id = 1;
    m_clip.media.frameCount = frames;
    m_clip.addObject();
    m_clip.prompts[0][1] = {PointPrompt{{3, 6}, true}};
}

//! What a job said, received on this thread as a window would.
struct Heard
{
    Heard(MatteJob &job, QObject *here)
    {
        QObject::connect(&job, &MatteJob::progressed, here, [this] { ++progressed; });
        QObject::connect(&job, &MatteJob::made, here,
                         [this](const MadeResult &result) { made.push_back(result); });
        QObject::connect(&job, &MatteJob::succeeded, here, [this] { ++succeeded; });
        QObject::connect(&job, &MatteJob::failed, here,
                         [this](const Error &error) { failures.push_back(error); });
    }
    int progressed = 0;
    std::vector<MadeResult> made;
    int succeeded = 0;
    std::vector<Error> failures;
};

void tst_MatteJob::endsOnceWithSuccess()
{
    QObject here;
    MatteJob job(m_pipeline);
    Heard heard(job, &here);
    MatteTask task;
    task.range = {0, 4};
    job.start(m_clip, task);
    QTRY_COMPARE(heard.succeeded, 1);
    QVERIFY(heard.failures.empty());
    QCOMPARE(heard.made.size(), std::size_t(4 * 5));
    QVERIFY(heard.progressed > 0);
}

void tst_MatteJob::cancelEndsTheJob()
{
    QObject here;
    MatteJob job(m_pipeline);
    Heard heard(job, &here);
    job.start(m_clip);
    QTRY_VERIFY(!heard.made.empty()); // it is running
    job.cancel();
    QTRY_COMPARE(heard.failures.size(), std::size_t(1));
    QCOMPARE(heard.failures.front().kind, Error::Kind::Cancelled);
    QCOMPARE(heard.succeeded, 0);
    QVERIFY(heard.made.size() < std::size_t(4 * 5000));
    for (const MadeResult &one : heard.made)
        QVERIFY(m_store->contains({1, one.object, one.kind, one.frame, one.result.key}));
}

void tst_MatteJob::anExceptionIsAnError()
{
    QObject here;
    MatteJob job(m_pipeline);
    Heard heard(job, &here);
    m_log->step = [log = m_log.get()] {
        if (log->steps() > 10)
            throw std::runtime_error("the moon is in the way");
    };
    job.start(m_clip);
    QTRY_COMPARE(heard.failures.size(), std::size_t(1));
    QCOMPARE(heard.failures.front().kind, Error::Kind::Internal);
    QVERIFY(QString::fromStdString(heard.failures.front().message).contains("the moon"));
    QCOMPARE(heard.succeeded, 0);
}

void tst_MatteJob::destructionStopsTheJob()
{
    QObject here;
    auto job = std::make_unique<MatteJob>(m_pipeline);
    Heard heard(*job, &here);
    job->start(m_clip);
    QTRY_VERIFY(!heard.made.empty());
    job.reset();
    QVERIFY(m_log->steps() < 3 * 5000);
}

QTEST_GUILESS_MAIN(tst_MatteJob)
#include "tst_matte_job.moc"
