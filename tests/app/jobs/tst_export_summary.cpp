// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/export_summary.h"
#include "app/jobs/matte_pipeline.h"
#include "fake_engines.h"
#include "project_io/archive/result_store.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace filigree;

class tst_ExportSummary final : public QObject
{
    Q_OBJECT
private slots:
    // Masks that were all there could not be exported as they are: the mattes were counted.
    void countsWhatTheFilesAreMadeFrom_data();
    void countsWhatTheFilesAreMadeFrom();
};

void tst_ExportSummary::countsWhatTheFilesAreMadeFrom_data()
{
    QTest::addColumn<QString>("content");
    QTest::addColumn<int>("missing");
    QTest::newRow("masks are there") << "png-mask" << 0;
    QTest::newRow("mattes are not") << "png-alpha" << 4;
    QTest::newRow("nor are trimaps") << "png-trimap" << 4;
}

void tst_ExportSummary::countsWhatTheFilesAreMadeFrom()
{
    QFETCH(QString, content);
    QFETCH(int, missing);
    const QTemporaryDir folder;
    ExportSnapshot snapshot;
    ClipEntry &clip = snapshot.clip;
    clip.id = 1;
    clip.media.frameCount = 4;
    clip.media.size = {24, 16};
    clip.addObject("dancer");
    clip.prompts[0][1] = {PointPrompt{{3, 6}, true}};
    snapshot.info.frameCount = 4;
    snapshot.info.size = {24, 16};
    snapshot.info.frameRate = {24, 1};
    MatteTask task;
    task.masksOnly = true;
    MatteEvents events;
    events.made = [&](const MadeResult &made) {
        clip.results.set(made.object, made.kind, made.frame, made.result);
    };
    MattePipeline pipeline(std::make_shared<FakeSource>(4),
                           *ResultStore::open(folder.filePath("results").toStdString()), {},
                           fakeEngines(std::make_shared<FakeLog>()));
    QVERIFY(pipeline.run(ClipEntry(clip), task, {}, events));

    ExportRequest request;
    request.openFrames = OpenFrames::AsTheyAre;
    request.settings =
        *parseExportSpec((content + ':' + folder.filePath("%05d.png")).toStdString());
    ExportSubject subject;
    subject.clip = snapshot.info;
    subject.inOut = {0, 3};
    subject.objects = {{1, "dancer", {}}};
    const ExportSummary summary = exportSummary(request, subject, snapshot, {});
    QCOMPARE(summary.missingFrames, missing);
    QCOMPARE(summary.canStart(), missing == 0);
}

QTEST_GUILESS_MAIN(tst_ExportSummary)
#include "tst_export_summary.moc"
