// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "export_files.h"
#include "project_io/export/checklist.h"
#include "project_io/export/composition.h"
#include "project_io/export/image_codec.h"
#include "project_io/export/movie_writer.h"
#include "project_io/export/readback.h"
#include "project_io/export/sequence_writer.h"
#include "project_io/export/stored_frame.h"
#include "synthetic_clip.h"

#include <QtTest>

using namespace filigree;

//! What is written is read back and judged, before it is called done.
class tst_ExportVerdict final : public QObject
{
    Q_OBJECT
private slots:
    // A check that cannot fail is none: every kind of damage has to be seen.
    void damageFailsTheVerdict_data();
    void damageFailsTheVerdict();
    void wrongPropertiesFailTheVerdict_data();
    void wrongPropertiesFailTheVerdict();
    void wrongPixelsFailTheVerdict();
};

namespace {

//! A written export, kept open for tampering before it is read back.
struct Written
{
    SyntheticClip clip{8};
    ExportSettings settings;
    ExportFrameProvider provider;
    Progress progress;
    Result<ExportJob> job;
    Result<WrittenExport> files;

    Written(const char *spec, const QTemporaryDir &folder)
        : settings(settingsFor(spec, folder))
        , provider(clip.provider())
        , job((clip.info.startTimecode = "01:00:00:00",
               exportJob(settings, clip.info, provider, {}, progress)))
        , files(isSequence(settings.format) ? writeSequence(*job) : writeMovie(*job))
    { }
    QString first() const { return QString::fromStdString(files->files.front()); }
};

QStringList failedChecks(const ExportVerdict &verdict)
{
    QStringList names;
    for (const ExportCheck &check : verdict.checks)
        if (!check.ok)
            names << QString::fromStdString(check.name);
    return names;
}

} // namespace

void tst_ExportVerdict::damageFailsTheVerdict_data()
{
    QTest::addColumn<QByteArray>("spec");
    QTest::addColumn<int>("damage"); // 0: none, 1: one byte, 2: cut off, 3: gone
    for (const char *spec :
         {"prores4444:a.mov", "ffv1:a.mkv", "vp9:a.webm", "png:%d", "tiff16:%d", "exr:%d"}) {
        QTest::addRow("%s untouched", spec) << QByteArray(spec) << 0;
        QTest::addRow("%s with one wrong byte", spec) << QByteArray(spec) << 1;
        QTest::addRow("%s cut off", spec) << QByteArray(spec) << 2;
        QTest::addRow("%s gone", spec) << QByteArray(spec) << 3;
    }
}

void tst_ExportVerdict::damageFailsTheVerdict()
{
    QFETCH(QByteArray, spec);
    QFETCH(int, damage);
    const QTemporaryDir folder;
    const Written written(spec, folder);
    QVERIFY2(written.files, written.files ? "" : written.files.error().message.c_str());
    QByteArray bytes = contents(written.first());
    switch (damage) {
    case 0:
        break;
    case 1:
        bytes[bytes.size() / 2] = char(bytes[bytes.size() / 2] ^ 0x10);
        break;
    case 2:
        bytes.chop(bytes.size() / 3);
        break;
    default:
        QVERIFY(QFile::remove(written.first()));
    }
    if (damage != 3)
        QVERIFY(store(written.first(), bytes));
    const auto verdict = readBack(*written.job, *written.files);
    QVERIFY2(verdict, verdict ? "" : verdict.error().message.c_str());
    QVERIFY2(verdict->ok == (damage == 0), qPrintable(failedChecks(*verdict).join("; ")));
}

void tst_ExportVerdict::wrongPropertiesFailTheVerdict_data()
{
    QTest::addColumn<QByteArray>("spec");
    QTest::addColumn<QString>("property");
    QTest::addColumn<QString>("check");
    for (const char *spec : {"prores4444:a.mov", "ffv1:a.mkv", "vp9:a.webm"}) {
        for (const char *property : {"primaries", "transfer", "timecode", "frame rate",
                                     "frame count", "size", "pixel aspect"})
            QTest::addRow("%s %s", spec, property) << QByteArray(spec) << property << property;
        QTest::addRow("%s note", spec) << QByteArray(spec) << "note"
                                       << "what the pixels are";
    }
    QTest::newRow("ProRes matrix") << QByteArray("prores4444:a.mov") << "matrix"
                                   << "ProRes frame headers";
    for (const char *spec :
         {"prores4444:a.mov", "png:%d", "exr+straight:%d", "exr:%d", "png+premultiplied:%d"})
        QTest::addRow("%s kind of alpha", spec) << QByteArray(spec) << "alpha"
                                                << "kind of alpha by the pixels";
    QTest::newRow("TIFF kind of alpha") << QByteArray("tiff16:%d") << "alpha"
                                        << "kind of alpha in the file";
    QTest::newRow("PNG transfer") << QByteArray("png:%d") << "transfer"
                                  << "transfer";
    QTest::newRow("EXR timecode") << QByteArray("exr:%d") << "timecode"
                                  << "timecode";
    for (const char *spec : {"png:%d", "tiff16:%d", "exr:%d"})
        QTest::addRow("%s pixel aspect", spec) << QByteArray(spec) << "pixel aspect"
                                               << "pixel aspect as read by Filigree";
    QTest::newRow("EXR timecodes after the first") << QByteArray("exr:%d") << "timecode"
                                                   << "tags of all images";
    QTest::newRow("sequence frame count") << QByteArray("png:%d") << "frame count"
                                          << "frame count";
}

void tst_ExportVerdict::wrongPropertiesFailTheVerdict()
{
    QFETCH(QByteArray, spec);
    QFETCH(QString, property);
    QFETCH(QString, check);
    const QTemporaryDir folder;
    Written written(spec, folder);
    QVERIFY2(written.files, written.files ? "" : written.files.error().message.c_str());
    // The file is right: what it is expected to be is made another instead.
    ExportSettings settings = written.settings;
    if (property == "alpha") {
        settings.premultiplied = !settings.premultiplied;
        for (FrameSample &sample : written.files->samples)
            sample = sampled(
                sample.frame,
                *composedFrame(settings, written.clip.info, written.clip.frame(sample.frame)));
    }
    StorageFormat storage = written.job->storage;
    if (property == "primaries")
        storage.tags.primaries = 9;
    if (property == "transfer")
        storage.tags.transfer = 16;
    if (property == "matrix")
        storage.tags.matrix = 9;
    if (property == "timecode")
        storage.startTimecode = "01:00:00:01";
    if (property == "frame rate")
        storage.frameRate = {30, 1};
    if (property == "pixel aspect")
        storage.pixelAspect = {4, 3};
    if (property == "size")
        storage.size.width += 2;
    if (property == "note")
        storage.note += "!";
    FrameRange range = written.job->range;
    if (property == "frame count")
        ++range.out;
    const ExportJob job{settings, written.clip.info,    storage,
                        range,    written.job->pattern, written.provider,
                        {},       written.progress};
    const auto verdict = readBack(job, *written.files);
    QVERIFY2(verdict, verdict ? "" : verdict.error().message.c_str());
    QVERIFY(!verdict->ok);
    QVERIFY2(failedChecks(*verdict).contains(check), qPrintable(failedChecks(*verdict).join("; ")));
}

void tst_ExportVerdict::wrongPixelsFailTheVerdict()
{
    const SyntheticClip clip(1);
    for (const char *spec :
         {"prores4444:a", "ffv1:a", "png:a", "png16-alpha:a", "exr:a", "vp9-alpha:a"}) {
        const ExportSettings settings = *parseExportSpec(spec);
        const StorageFormat storage = *storageFormat(settings, clip.info);
        const Image composed = *composedFrame(settings, clip.info, clip.frame(0));
        const FramePtr stored =
            *storedFrame(composed, storage, settings.format == ExportFormat::ExrHalf, 1);
        const auto judged = [&](const AVFrame &decoded) {
            Checklist list;
            checkTotals(list, settings, *comparedFrame(0, alphaOf(composed), *stored, decoded), 1);
            return list.verdict();
        };
        QVERIFY2(judged(*stored).ok, qPrintable(failedChecks(judged(*stored)).join("; ")));
        Image darker = composed; // as after a wrong range or a doubled premultiplication
        for (int y = 0; y < darker.height(); ++y)
            for (int i = 0; i < darker.width() * darker.channels(); ++i)
                darker.row<float>(y)[i] *= 0.9f;
        const FramePtr wrong = *storedFrame(darker, storage, false, 1);
        const ExportVerdict verdict = judged(*wrong);
        QVERIFY2(!verdict.ok, spec);
    }
}

QTEST_APPLESS_MAIN(tst_ExportVerdict)
#include "tst_export_verdict.moc"
