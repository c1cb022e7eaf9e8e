// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/export_plan.h"
#include "app/jobs/footage_files.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace filigree;

// What is refused before anything is rendered.
class tst_ExportPlan final : public QObject
{
    Q_OBJECT
private slots:
    void init();
    // Footage that an export took the place of is lost for good, whatever was allowed.
    void footageIsNotReplaced_data();
    void footageIsNotReplaced();
    // Beside footage there is room.
    void whatIsNoFootageMayBeReplaced_data();
    void whatIsNoFootageMayBeReplaced();
    // Whoever is refused must be told what to do, also when only a frame in the midst is there.
    void whatIsThereIsNamed();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    //! Why it may not be written, or nothing.
    QString refusal(const QString &spec, bool overwrite, bool resume) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    Project m_project; //!< Of shot.mkv and plates/0011.png to 0014.png.
};

namespace {

ClipReference footage(const QString &path, ClipKind kind)
{
    ClipReference media;
    media.absolutePath = path.toStdString();
    media.kind = kind;
    media.frameCount = 4;
    media.firstNumber = kind == ClipKind::Sequence ? 11 : 0;
    return media;
}

} // namespace

void tst_ExportPlan::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_folder->path()).mkpath("plates"));
    QVERIFY(QDir(m_folder->path()).mkpath("done"));
    for (const QString name :
         {"shot.mkv", "other.mkv", "plates/0011.png", "plates/0012.png", "plates/0013.png",
          "plates/0014.png", "done/0012.png", "project.filigree"}) {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("x") == 1);
    }
    QVERIFY(QFile::link(path("shot.mkv"), path("link.mkv")));
    QVERIFY(QFile::link(path("plates"), path("linked")));
    m_project = {};
    m_project.addClip(footage(path("shot.mkv"), ClipKind::Video)).addObject("dog");
    m_project.addClip(footage(path("plates/%04d.png"), ClipKind::Sequence));
}

QString tst_ExportPlan::refusal(const QString &spec, bool overwrite, bool resume) const
{
    const QString kind = spec.section(':', 0, 0);
    auto settings = parseExportSpec((kind + ':' + path(spec.section(':', 1))).toStdString());
    if (!settings)
        return "no such kind";
    settings->overwrite = overwrite;
    settings->resume = resume;
    settings->startNumber = 10;
    ClipInfo info;
    info.path = m_project.clips.front().media.absolutePath;
    info.frameCount = 4;
    const auto plan = plannedExports({*settings}, m_project.clips.front(), {1}, false, info,
                                     footageOf(m_project, path("project.filigree").toStdString()));
    return plan ? QString() : QString::fromStdString(plan.error().message);
}

void tst_ExportPlan::footageIsNotReplaced_data()
{
    QTest::addColumn<QString>("spec"); // frames 10 to 13
    QTest::addColumn<QString>("named");
    QTest::newRow("the open movie") << "ffv1:shot.mkv"
                                    << "shot.mkv";
    QTest::newRow("through a link") << "ffv1:link.mkv"
                                    << "link.mkv";
    QTest::newRow("another clip, in part") << "png:plates/%04d.png"
                                           << "plates/0011.png";
    QTest::newRow("in a linked folder") << "png:linked/%04d.png"
                                        << "linked/0011.png";
}

void tst_ExportPlan::footageIsNotReplaced()
{
    QFETCH(QString, spec);
    QFETCH(QString, named);
    for (const bool overwrite : {true, false}) {
        const QString cause = refusal(spec, overwrite, !overwrite && spec.startsWith("png"));
        QVERIFY2(cause.contains(named + " is footage"), qPrintable(cause));
    }
    // The project was moved with its footage, and so was its folder's name.
    for (ClipEntry &clip : m_project.clips) {
        const QString known = QString::fromStdString(clip.media.absolutePath);
        clip.media.relativePath = QDir(m_folder->path()).relativeFilePath(known).toStdString();
        clip.media.absolutePath = "/gone/" + clip.media.relativePath;
    }
    const QString cause = refusal(spec, true, false);
    QVERIFY2(cause.contains(named + " is footage"), qPrintable(cause));
}

void tst_ExportPlan::whatIsNoFootageMayBeReplaced_data()
{
    QTest::addColumn<QString>("spec");
    QTest::newRow("another movie") << "ffv1:other.mkv";
    QTest::newRow("beside the plates") << "png:plates/%03d.png";
    QTest::newRow("a new folder") << "png:new/%04d.png";
}

void tst_ExportPlan::whatIsNoFootageMayBeReplaced()
{
    QFETCH(QString, spec);
    QCOMPARE(refusal(spec, true, false), QString());
}

void tst_ExportPlan::whatIsThereIsNamed()
{
    const QString movie = refusal("ffv1:other.mkv", false, false);
    QVERIFY2(movie.contains("other.mkv is there already"), qPrintable(movie));
    QVERIFY2(movie.contains("--overwrite") && !movie.contains("--resume"), qPrintable(movie));
    const QString images = refusal("png:done/%04d.png", false, false);
    QVERIFY2(images.contains("0012.png is there already"), qPrintable(images));
    QVERIFY2(images.contains("--overwrite") && images.contains("--resume"), qPrintable(images));
    QCOMPARE(refusal("png:done/%04d.png", false, true), QString());
}

QTEST_APPLESS_MAIN(tst_ExportPlan)
#include "tst_export_plan.moc"
