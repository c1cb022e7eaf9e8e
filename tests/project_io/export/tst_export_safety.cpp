// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "export_files.h"
#include "project_io/export/image_codec.h"
#include "synthetic_clip.h"

#include <QtTest>

#include <algorithm>
#include <csignal>
#include <functional>
#include <random>
#include <sys/resource.h>

using namespace filigree;

class tst_ExportSafety final : public QObject
{
    Q_OBJECT
private slots:
    // A half-written file under its final name would be delivered as if it were whole.
    void aStopLeavesNothingUnfinished_data();
    void aStopLeavesNothingUnfinished();
    void aFailingFrameIsNamedAndLeavesNothing();
    // An hour of rendering must survive a stop; a damaged image must not survive the resume.
    void resumingKeepsWhatIsFinished_data();
    void resumingKeepsWhatIsFinished();
    // A corrected matte that is not written would be delivered as it was before.
    void resumingWritesWhatHasChanged_data();
    void resumingWritesWhatHasChanged();
    void resumingRefusesOtherImages();
    // Replacing someone's files needs their word; and the old file stays until the new one is
    // whole.
    void existingFilesStayUnlessAsked();
    void unwritablePlacesAreNamed_data();
    void unwritablePlacesAreNamed();
    // A disk that fills up in the middle must end in an error that says so.
    void failingWritesAreNamed_data();
    void failingWritesAreNamed();
    void impossibleSettingsAreRefused();
};

void tst_ExportSafety::aStopLeavesNothingUnfinished_data()
{
    QTest::addColumn<QByteArray>("spec");
    for (const char *spec :
         {"prores4444:new/a.mov", "ffv1:a.mkv", "vp9:a.webm", "png16:new/%d.png", "exr:%d"})
        QTest::newRow(spec) << QByteArray(spec);
}

void tst_ExportSafety::aStopLeavesNothingUnfinished()
{
    QFETCH(QByteArray, spec);
    std::mt19937 random(7);
    const SyntheticClip clip(14);
    for (int round = 0; round < 4; ++round) {
        const QTemporaryDir folder;
        const ExportSettings settings = settingsFor(spec, folder);
        std::stop_source stop;
        const int at = int(random() % 14);
        const auto provider = [&](int frame, std::stop_token) -> Result<ExportFrame> {
            if (frame == at)
                stop.request_stop();
            return clip.frame(frame);
        };
        const auto report = exportClip(settings, clip.info, provider, stop.get_token());
        QVERIFY(!report);
        QCOMPARE(report.error().kind, Error::Kind::Cancelled);
        if (!isSequence(settings.format)) {
            QCOMPARE(everything(folder.path()), QStringList());
            continue;
        }
        const QString images =
            QFileInfo(QString::fromStdString(*expandName(settings, clip.info, 0))).path();
        for (const QString &name : everything(images)) {
            const auto bytes = fileBytes((images + '/' + name).toStdString());
            QVERIFY(bytes);
            QCOMPARE(judgedImage(*bytes, settings.format, *storageFormat(settings, clip.info)),
                     ExistingImage::Finished);
            QVERIFY2(!name.startsWith('.'), qPrintable(name));
        }
        QVERIFY(everything(images).size() <= at + 1);
    }
}

void tst_ExportSafety::aFailingFrameIsNamedAndLeavesNothing()
{
    const SyntheticClip clip(6);
    for (const char *spec : {"prores4444:a.mov", "png:new/%o/%d.png"}) {
        const QTemporaryDir folder;
        const auto provider = [&](int frame, std::stop_token) -> Result<ExportFrame> {
            if (frame == 0 && spec[1] == 'n')
                return fail(Error::Kind::Unreadable, "the matte is gone");
            if (frame == 3)
                return fail(Error::Kind::Unreadable, "the matte is gone");
            return clip.frame(frame);
        };
        const auto report = exportClip(settingsFor(spec, folder), clip.info, provider);
        QVERIFY(!report);
        QVERIFY2(report.error().message.starts_with("Frame "), report.error().message.c_str());
        QVERIFY2(report.error().message.ends_with("the matte is gone"),
                 report.error().message.c_str());
        QCOMPARE(everything(folder.path()), QStringList()); // the folders it made are gone too
    }
}

void tst_ExportSafety::resumingKeepsWhatIsFinished_data()
{
    QTest::addColumn<QByteArray>("spec");
    for (const char *spec : {"png:%d", "png16-alpha:%d", "tiff16:%d", "exr:%d", "exr32:%d"})
        QTest::newRow(spec) << QByteArray(spec);
}

void tst_ExportSafety::resumingKeepsWhatIsFinished()
{
    QFETCH(QByteArray, spec);
    const QTemporaryDir folder;
    const SyntheticClip clip(8);
    ExportSettings settings = settingsFor(spec, folder);
    const auto whole = exportClip(settings, clip.info, clip.provider());
    QVERIFY2(whole, whole ? "" : whole.error().message.c_str());
    QList<QByteArray> images;
    for (const std::string &file : whole->files)
        images << contents(QString::fromStdString(file));

    const auto path = [&](int i) { return QString::fromStdString(whole->files[std::size_t(i)]); };
    QVERIFY(QFile::remove(path(2)));
    QVERIFY(store(path(4),
                  images[4].left(images[4].size() * 2 / 3))); // as after a full disk or a bad copy
    QVERIFY(store(path(6), QByteArray()));
    QList<QDateTime> times;
    for (int i = 0; i < images.size(); ++i)
        times << QFileInfo(path(i)).lastModified();
    settings.resume = true;
    const auto resumed = exportClip(settings, clip.info, clip.provider());
    QVERIFY2(resumed, resumed ? "" : resumed.error().message.c_str());
    for (const int i : {0, 1, 3, 5, 7})
        QCOMPARE(QFileInfo(path(i)).lastModified(), times[i]);
    QCOMPARE(resumed->framesWritten, 3);
    QCOMPARE(resumed->framesSkipped, 5);
    QVERIFY(resumed->verdict.ok);
    for (int i = 0; i < images.size(); ++i)
        QCOMPARE(contents(path(i)), images[i]);
    QCOMPARE(everything(folder.path()).size(), 8);
}

void tst_ExportSafety::resumingWritesWhatHasChanged_data()
{
    resumingKeepsWhatIsFinished_data();
}

void tst_ExportSafety::resumingWritesWhatHasChanged()
{
    QFETCH(QByteArray, spec);
    const QTemporaryDir folder;
    const SyntheticClip clip(5);
    ExportSettings settings = settingsFor(spec, folder);
    const auto before = exportClip(settings, clip.info, clip.provider());
    QVERIFY2(before, before ? "" : before.error().message.c_str());
    QList<QByteArray> images;
    for (const std::string &file : before->files)
        images << contents(QString::fromStdString(file));

    const auto corrected = [&](int frame, std::stop_token) -> Result<ExportFrame> {
        ExportFrame given = clip.frame(frame);
        if (frame == 3) { // one pixel of the matte, by a little more than a step of 8 bits
            Image alpha = *given.alpha;
            float &pixel = alpha.row<float>(10)[20];
            pixel += pixel < 0.5f ? 0.01f : -0.01f;
            given.alpha = std::make_shared<const Image>(std::move(alpha));
        }
        return given;
    };
    settings.resume = true;
    const auto resumed = exportClip(settings, clip.info, corrected);
    QVERIFY2(resumed, resumed ? "" : resumed.error().message.c_str());
    QVERIFY(resumed->verdict.ok);
    QCOMPARE(resumed->framesWritten, 1);
    QCOMPARE(resumed->framesSkipped, 4);
    QVERIFY2(std::ranges::any_of(
                 resumed->notes,
                 [](const std::string &note) { return note.ends_with("written anew: 1."); }),
             "the report does not say that an image was written anew");
    for (int i = 0; i < images.size(); ++i)
        QCOMPARE(contents(QString::fromStdString(before->files[std::size_t(i)])) == images[i],
                 i != 3);

    const auto again = exportClip(settings, clip.info, corrected);
    QVERIFY2(again, again ? "" : again.error().message.c_str());
    QCOMPARE(again->framesSkipped, 5);
}

void tst_ExportSafety::resumingRefusesOtherImages()
{
    const QTemporaryDir folder;
    const SyntheticClip clip(3);
    QVERIFY(exportClip(settingsFor("png:%d", folder), clip.info, clip.provider()));
    ExportSettings other = settingsFor("png+premultiplied:%d", folder);
    other.resume = true;
    const auto refused = exportClip(other, clip.info, clip.provider());
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.find("other settings") != std::string::npos,
             refused.error().message.c_str());
    ExportSettings neighbour = settingsFor("png:%d", folder);
    neighbour.objectName = "another";
    neighbour.resume = true;
    QVERIFY(!exportClip(neighbour, clip.info, clip.provider()));
    other.overwrite = true;
    const auto replaced = exportClip(other, clip.info, clip.provider());
    QVERIFY2(replaced, replaced ? "" : replaced.error().message.c_str());
    QCOMPARE(replaced->framesWritten, 3);
    QVERIFY(replaced->verdict.ok);
}

void tst_ExportSafety::existingFilesStayUnlessAsked()
{
    const SyntheticClip clip(3);
    for (const char *spec : {"ffv1:a.mkv", "png:a/%d.png"}) {
        const QTemporaryDir folder;
        ExportSettings settings = settingsFor(spec, folder);
        const QString path = QString::fromStdString(*expandName(settings, clip.info, 2));
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QVERIFY(store(path, "precious"));
        const auto refused = exportClip(settings, clip.info, clip.provider());
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.find(path.toStdString()) != std::string::npos,
                 refused.error().message.c_str());
        QCOMPARE(contents(path), QByteArray("precious"));
        QCOMPARE(everything(QFileInfo(path).path()).size(),
                 1); // refused before anything was written

        settings.overwrite = true;
        const auto failing = [&](int frame, std::stop_token) -> Result<ExportFrame> {
            if (frame == 1)
                return fail(Error::Kind::Internal, "no");
            return clip.frame(frame);
        };
        QVERIFY(!exportClip(settings, clip.info, failing));
        QCOMPARE(contents(path), QByteArray("precious"));
        QVERIFY(exportClip(settings, clip.info, clip.provider()));
        QVERIFY(contents(path) != "precious");
    }
}

void tst_ExportSafety::unwritablePlacesAreNamed_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("below a file") << "FOLDER/file/out";
    QTest::newRow("a system folder") << "/proc/filigree/out";
    QTest::newRow("a name that is too long") << "FOLDER/" + QString(300, 'n');
}

void tst_ExportSafety::unwritablePlacesAreNamed()
{
    QFETCH(QString, path);
    const QTemporaryDir folder;
    QVERIFY(store(folder.filePath("file"), "x"));
    const SyntheticClip clip(2);
    for (const auto &[format, name] : {std::pair{ExportFormat::ProRes4444, "/a.mov"},
                                       std::pair{ExportFormat::Png8, "/%d.png"}}) {
        ExportSettings settings;
        settings.format = format;
        settings.path = QString(path).replace("FOLDER", folder.path()).toStdString() + name;
        const auto report = exportClip(settings, clip.info, clip.provider());
        QVERIFY(!report);
        QCOMPARE(report.error().kind, Error::Kind::Unreadable);
        QVERIFY2(report.error().message.starts_with("Cannot write '"),
                 report.error().message.c_str());
        QCOMPARE(everything(folder.path()), QStringList("file"));
    }
}

void tst_ExportSafety::failingWritesAreNamed_data()
{
    QTest::addColumn<QByteArray>("spec");
    for (const char *spec : {"prores4444:a.mov", "ffv1:a.mkv", "exr32:%d"})
        QTest::newRow(spec) << QByteArray(spec);
}

void tst_ExportSafety::failingWritesAreNamed()
{
    QFETCH(QByteArray, spec);
    const QTemporaryDir folder;
    const SyntheticClip clip(40, {256, 160});
    // The system refuses to let a file grow: the nearest thing to a full disk that any test may do.
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{40'000, before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    const auto report = exportClip(settingsFor(spec, folder), clip.info, clip.provider());
    setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, handler);
    QVERIFY(!report);
    QVERIFY2(report.error().message.starts_with("Cannot write '"), report.error().message.c_str());
    QVERIFY2(report.error().message.find("too large") != std::string::npos,
             report.error().message.c_str());
    QCOMPARE(everything(folder.path()), QStringList());
}

void tst_ExportSafety::impossibleSettingsAreRefused()
{
    const QTemporaryDir folder;
    SyntheticClip clip(4);
    const auto refused = [&](ExportSettings settings,
                             const std::function<void(ExportSettings &, ClipInfo &)> &change) {
        ClipInfo info = clip.info;
        change(settings, info);
        const auto report = exportClip(settings, info, clip.provider());
        return !report && report.error().kind == Error::Kind::InvalidInput
            && !report.error().message.empty();
    };
    const ExportSettings movie = settingsFor("ffv1:a.mkv", folder);
    QVERIFY(refused(movie, [](auto &s, auto &) { s.range = {2, 9}; }));
    QVERIFY(refused(movie, [](auto &s, auto &) { s.range = {-1, 2}; }));
    QVERIFY(refused(movie, [](auto &s, auto &) { s.resume = true; }));
    QVERIFY(refused(movie, [](auto &s, auto &) { s.startTimecode = "tomorrow"; }));
    QVERIFY(refused(movie, [](auto &, auto &info) { info.frameRate = {0, 1}; }));
    QVERIFY(refused(movie, [](auto &, auto &info) { // some petabytes
        info.size = {100'000, 100'000};
        info.frameCount = 1'000'000;
    }));
    QVERIFY(refused(movie, [](auto &, auto &info) { info.frameCount = 0; }));
    QVERIFY(refused(movie, [](auto &s, auto &) { s.path.clear(); }));
    QCOMPARE(everything(folder.path()), QStringList());
}

QTEST_APPLESS_MAIN(tst_ExportSafety)
#include "tst_export_safety.moc"
