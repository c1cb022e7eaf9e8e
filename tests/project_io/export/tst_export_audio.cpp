// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/export/exporter.h"

#include "synthetic_clip.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <cmath>

using namespace filigree;

class tst_ExportAudio final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    // Sound that is cut elsewhere than the picture is out of step for the rest of the shot.
    void soundIsCutWithThePicture_data();
    void soundIsCutWithThePicture();
    void soundStartsWhereItIsTold();
    // Boom, lavaliere and music lie on tracks of their own: one of them alone is not the sound.
    void allTracksPass_data();
    void allTracksPass();
    void aVaryingRateIsNoted();
    void filesWithoutSoundAreNamed();
    void sequencesSayThatTheyHaveNoSound();

private:
    QString source(const QString &codec, const QString &suffix);
    QTemporaryDir m_folder;
};

namespace {

constexpr int rate = 48000;
constexpr double burstStart = 0.9, burstEnd = 0.96; //!< Seconds in the source.

bool runs(const QStringList &arguments)
{
    QProcess process;
    process.start("ffmpeg", QStringList{"-v", "error", "-y"} + arguments);
    return process.waitForFinished() && process.exitCode() == 0;
}

//! The sound of a movie as mono floats on the clock of its picture: earlier parts are silence.
QList<float> samplesOf(const QString &path, int track = 0)
{
    QProcess process;
    process.start("ffmpeg",
                  {"-v", "error", "-copyts", "-i", path, "-map", QString("0:a:%1").arg(track),
                   "-af", "aresample=async=1:first_pts=0", "-ac", "1", "-ar", QString::number(rate),
                   "-f", "f32le", "-"});
    if (!process.waitForFinished())
        return {};
    const QByteArray bytes = process.readAllStandardOutput();
    const auto *const values = reinterpret_cast<const float *>(bytes.constData());
    return {values, values + bytes.size() / 4};
}

} // namespace

void tst_ExportAudio::initTestCase()
{
    if (QStandardPaths::findExecutable("ffmpeg").isEmpty())
        QSKIP("The ffmpeg command line is not installed: the sound tests were NOT run.");
}

QString tst_ExportAudio::source(const QString &codec, const QString &suffix)
{
    const QString path = m_folder.filePath(codec + "." + suffix);
    if (QFile::exists(path))
        return path;
    const QString burst = QString("aevalsrc='0.5*sin(2*PI*1000*t)*between(t,%1,%2)':s=48000:d=3")
                              .arg(burstStart)
                              .arg(burstEnd);
    return runs({"-f", "lavfi", "-i", "testsrc2=s=96x64:r=25:d=3", "-f", "lavfi", "-i", burst,
                 "-c:v", "mpeg4", "-c:a", codec, "-ac", "2", path})
        ? path
        : QString();
}

void tst_ExportAudio::soundIsCutWithThePicture_data()
{
    QTest::addColumn<QString>("codec");
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<QString>("spec");
    QTest::addColumn<bool>("encodedAnew");
    QTest::addColumn<double>("slack"); // seconds; lossy codecs ring before a burst
    QTest::newRow("PCM to mov") << "pcm_s16le"
                                << "mov"
                                << "prores4444:a" << false << 0.0005;
    QTest::newRow("24-bit PCM to mkv") << "pcm_s24le"
                                       << "mov"
                                       << "ffv1:a" << false << 0.0015;
    QTest::newRow("AAC to mov") << "aac"
                                << "mov"
                                << "prores4444:a" << false << 0.025;
    QTest::newRow("AAC to mkv") << "aac"
                                << "mkv"
                                << "ffv1:a" << false << 0.025;
    QTest::newRow("Opus to WebM") << "libopus"
                                  << "mkv"
                                  << "vp9:a" << false << 0.025;
    QTest::newRow("AAC to WebM") << "aac"
                                 << "mov"
                                 << "vp9:a" << true << 0.025;
    QTest::newRow("Opus to mov") << "libopus"
                                 << "mkv"
                                 << "prores4444:a" << true << 0.025;
    QTest::newRow("FLAC to mov") << "flac"
                                 << "mkv"
                                 << "prores4444:a" << true << 0.0015;
}

void tst_ExportAudio::soundIsCutWithThePicture()
{
    QFETCH(QString, codec);
    QFETCH(QString, suffix);
    QFETCH(QString, spec);
    QFETCH(bool, encodedAnew);
    QFETCH(double, slack);
    const QString path = source(codec, suffix);
    QVERIFY(!path.isEmpty());
    const QTemporaryDir folder;
    const SyntheticClip clip(75);
    ExportSettings settings = *parseExportSpec(spec.toStdString());
    settings.path = folder.filePath("a").toStdString();
    settings.audioSource = path.toStdString();
    settings.range = {15, 39}; // from 0.6 s, one second
    const auto report = exportClip(settings, clip.info, clip.provider());
    QVERIFY2(report, report ? "" : report.error().message.c_str());
    QString wrong;
    for (const ExportCheck &check : report->verdict.checks)
        if (!check.ok)
            wrong += QString::fromStdString(check.name + ": " + check.expected + ", found "
                                            + check.found + "; ");
    QVERIFY2(report->verdict.ok, qPrintable(wrong));
    QCOMPARE(!report->notes.empty(), encodedAnew);

    const QList<float> samples = samplesOf(QString::fromStdString(report->files.front()));
    const double seconds = double(samples.size()) / rate;
    QVERIFY2(std::abs(seconds - 1.0) < 0.03, qPrintable(QString::number(seconds)));
    qsizetype first = -1, last = -1;
    for (qsizetype i = 0; i < samples.size(); ++i)
        if (std::abs(samples[i]) > 0.1f) {
            first = first < 0 ? i : first;
            last = i;
        }
    const double start = double(first) / rate, end = double(last) / rate;
    QVERIFY2(std::abs(start - (burstStart - 0.6)) < slack
                 && std::abs(end - (burstEnd - 0.6)) < slack,
             qPrintable(QString("from %1 to %2 s").arg(start).arg(end)));
}

void tst_ExportAudio::soundStartsWhereItIsTold()
{
    const QString path = source("pcm_s16le", "mov");
    const QTemporaryDir folder;
    const SyntheticClip clip(25);
    ExportSettings settings = *parseExportSpec("ffv1:a");
    settings.path = folder.filePath("a").toStdString();
    settings.audioSource = path.toStdString();
    settings.audioStart = 0.85;
    const auto report = exportClip(settings, clip.info, clip.provider());
    QVERIFY2(report, report ? "" : report.error().message.c_str());
    QVERIFY(report->verdict.ok);
    const QList<float> samples = samplesOf(QString::fromStdString(report->files.front()));
    const auto first =
        std::find_if(samples.begin(), samples.end(), [](float v) { return std::abs(v) > 0.1f; });
    QVERIFY(std::abs(double(first - samples.begin()) / rate - 0.05) < 0.0015);
}

void tst_ExportAudio::allTracksPass_data()
{
    QTest::addColumn<QString>("codec");
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<QString>("spec");
    for (const char *spec : {"prores4444:a", "ffv1:a", "vp9:a"}) {
        QTest::addRow("PCM in mov to %s", spec) << "pcm_s16le"
                                                << "mov" << spec;
        QTest::addRow("PCM in MXF to %s", spec) << "pcm_s24le"
                                                << "mxf" << spec;
        QTest::addRow("AAC in mp4 to %s", spec) << "aac"
                                                << "mp4" << spec;
    }
}

void tst_ExportAudio::allTracksPass()
{
    QFETCH(QString, codec);
    QFETCH(QString, suffix);
    QFETCH(QString, spec);
    const QTemporaryDir folder;
    const QString path = folder.filePath("tracks." + suffix);
    // a tone on the first track, silence on the second, a louder tone on the third
    QStringList arguments{"-f", "lavfi", "-i", "testsrc2=s=96x64:r=25:d=2"};
    for (const char *volume : {"0.2", "0", "0.8"})
        arguments << "-f"
                  << "lavfi"
                  << "-i" << QString("aevalsrc=%1*sin(2*PI*500*t):s=48000:d=2").arg(volume);
    arguments << "-map"
              << "0:v"
              << "-map"
              << "1:a"
              << "-map"
              << "2:a"
              << "-map"
              << "3:a"
              << "-c:v"
              << "mpeg2video"
              << "-c:a" << codec << path;
    QVERIFY(runs(arguments));
    const SyntheticClip clip(50);
    ExportSettings settings = *parseExportSpec(spec.toStdString());
    settings.path = folder.filePath("a").toStdString();
    settings.audioSource = path.toStdString();
    settings.range = {10, 34};
    const auto report = exportClip(settings, clip.info, clip.provider());
    QVERIFY2(report, report ? "" : report.error().message.c_str());
    for (const ExportCheck &check : report->verdict.checks)
        QVERIFY2(check.ok, (check.name + ": " + check.found).c_str());
    const QString made = QString::fromStdString(report->files.front());
    for (const auto &[track, volume] : {std::pair{0, 0.2f}, {1, 0.0f}, {2, 0.8f}}) {
        const QList<float> samples = samplesOf(made, track);
        QVERIFY(std::abs(double(samples.size()) / rate - 1) < 0.03);
        const float loudest = *std::max_element(samples.begin(), samples.end());
        QVERIFY2(std::abs(loudest - volume) < 0.12f,
                 qPrintable(QString("track %1: %2").arg(track).arg(loudest)));
    }
    QVERIFY(samplesOf(made, 3).isEmpty());
}

void tst_ExportAudio::aVaryingRateIsNoted()
{
    const QTemporaryDir folder;
    SyntheticClip clip(3);
    clip.info.variableFrameRate = true;
    for (const char *spec : {"ffv1:a", "png:b"}) {
        ExportSettings settings = *parseExportSpec(spec);
        settings.path = folder.filePath(QString::fromStdString(settings.path)).toStdString();
        const auto report = exportClip(settings, clip.info, clip.provider());
        QVERIFY2(report, report ? "" : report.error().message.c_str());
        QCOMPARE(report->notes.size(), std::size_t(1));
        QVERIFY(report->notes.front().find("varies") != std::string::npos);
    }
}

void tst_ExportAudio::filesWithoutSoundAreNamed()
{
    const QString silent = m_folder.filePath("silent.mkv");
    QVERIFY(runs({"-f", "lavfi", "-i", "testsrc2=s=96x64:r=25:d=1", "-c:v", "ffv1", silent}));
    const QTemporaryDir folder;
    const SyntheticClip clip(5);
    ExportSettings settings = *parseExportSpec("prores4444:a");
    settings.path = folder.filePath("a").toStdString();
    for (const QString &path : {silent, folder.filePath("missing.mov")}) {
        settings.audioSource = path.toStdString();
        const auto report = exportClip(settings, clip.info, clip.provider());
        QVERIFY(!report);
        QVERIFY2(report.error().message.find(path.toStdString()) != std::string::npos,
                 report.error().message.c_str());
        QVERIFY(QDir(folder.path()).isEmpty());
    }
}

void tst_ExportAudio::sequencesSayThatTheyHaveNoSound()
{
    const QTemporaryDir folder;
    const SyntheticClip clip(2);
    ExportSettings settings = *parseExportSpec("png:a");
    settings.path = folder.filePath("a").toStdString();
    settings.audioSource = "whatever.wav";
    const auto report = exportClip(settings, clip.info, clip.provider());
    QVERIFY(report);
    QCOMPARE(report->notes.size(), std::size_t(1));
}

QTEST_APPLESS_MAIN(tst_ExportAudio)
#include "tst_export_audio.moc"
