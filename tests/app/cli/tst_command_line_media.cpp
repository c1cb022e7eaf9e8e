// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "command_line.h"

#include <QDir>
#include <QJsonArray>
#include <QStandardPaths>
#include <QtTest>

#include <algorithm>
#include <cmath>

// Footage that is not as it should be: jobs get over it, and say so.
class tst_CommandLineMedia final : public QObject
{
    Q_OBJECT
private slots:
    // One file that is missing must not cost the night's work, nor be passed over in silence.
    void aGapIsCrossedAndNamed();
    void aTruncatedMovieIsMattedToItsEnd();
    void damagedFramesAreNamed();
    // Sound that begins elsewhere than the picture is out of step for the whole shot.
    void soundOfAVaryingRateBeginsWithThePicture();
};

namespace {

QByteArray ffmpeg(const CommandLine &line, const QStringList &arguments)
{
    QProcess process;
    process.setWorkingDirectory(line.path(""));
    process.start("ffmpeg", QStringList{"-v", "error", "-nostdin", "-y"} + arguments);
    if (!process.waitForFinished() || process.exitCode() != 0)
        return "failed: " + process.readAllStandardError();
    return process.readAllStandardOutput();
}

QString warnings(const CommandLine &line, const QString &report)
{
    QStringList all;
    for (const QJsonValue &warning : line.json(report)["warnings"].toArray())
        all << warning.toString();
    return all.join('\n');
}

QStringList boxed(const QString &clip, const QStringList &more)
{
    return QStringList{"matte", clip, "--budget", "none", "--box", CommandLine::boxOn(0)} + more;
}

#define NEEDS_FFMPEG()                                                                             \
    if (QStandardPaths::findExecutable("ffmpeg").isEmpty())                                        \
    QSKIP("The ffmpeg command line is not installed: this was NOT tested.")

} // namespace

void tst_CommandLineMedia::aGapIsCrossedAndNamed()
{
    const CommandLine line;
    line.makeClip(8);
    QVERIFY(QFile::remove(line.path("frames/0003.png")));
    QFile broken(line.path("frames/0004.png"));
    QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("not an image") > 0);
    broken.close();
    const Outcome made = line.run(boxed("frames", {"--save", "p.filigree", "--report", "r.json"}));
    QVERIFY2(made.code == 0, qPrintable(made.err));
    QVERIFY2(warnings(line, "r.json").contains("have no matte: 3–4."),
             qPrintable(warnings(line, "r.json")));
    QCOMPARE(line.made("r.json", "masks"), 6);
    QCOMPARE(line.made("r.json", "alphas"), 6);

    const Outcome refused = line.run({"export", "p.filigree", "--export", "png:out"});
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains("Frames 3 to 4"), qPrintable(refused.err));
    const Outcome after =
        line.run({"export", "p.filigree", "--in", "5", "--out", "7", "--export", "png:out"});
    QVERIFY2(after.code == 0, qPrintable(after.err));
    QCOMPARE(QDir(line.path("out")).entryList(QDir::Files).size(), 3);

    // With the exports in the same command, and once the files are there again.
    const Outcome both = line.run(boxed("frames", {"--export", "png:both"}));
    QCOMPARE(both.code, 1);
    QVERIFY2(both.err.contains("3–4") && both.err.contains("Nothing was exported"),
             qPrintable(both.err));
    QVERIFY(!QFile::exists(line.path("both")));
    line.makeClip(8);
    const Outcome whole = line.run(boxed("frames", {"--export", "png:both"}));
    QVERIFY2(whole.code == 0, qPrintable(whole.err));
    QCOMPARE(QDir(line.path("both")).entryList(QDir::Files).size(), 8);
}

void tst_CommandLineMedia::aTruncatedMovieIsMattedToItsEnd()
{
    NEEDS_FFMPEG();
    const CommandLine line;
    line.makeClip(12);
    QCOMPARE(ffmpeg(line, {"-i", "frames/%04d.png", "-c:v", "mpeg4", "-g", "4", "whole.mkv"}), "");
    const QByteArray bytes = line.bytes("whole.mkv");
    QFile cut(line.path("cut.mkv"));
    QVERIFY(cut.open(QIODevice::WriteOnly) && cut.write(bytes.left(bytes.size() * 2 / 3)) > 0);
    cut.close();
    const Outcome made =
        line.run(boxed("cut.mkv", {"--export", "ffv1-alpha:out.mkv", "--report", "r.json"}));
    QVERIFY2(made.code == 0, qPrintable(made.err));
    QVERIFY(!warnings(line, "r.json").isEmpty());
    const int masks = line.made("r.json", "masks");
    QVERIFY2(masks >= 4 && masks < 12, qPrintable(QString::number(masks)));
}

void tst_CommandLineMedia::damagedFramesAreNamed()
{
    NEEDS_FFMPEG();
    const CommandLine line;
    line.makeClip(12);
    QCOMPARE(ffmpeg(line,
                    {"-i", "frames/%04d.png", "-c:v", "libx264", "-g", "1", "-pix_fmt", "yuv420p",
                     "rotten.mp4"}),
             "");
    QByteArray bytes = line.bytes("rotten.mp4");
    const qsizetype data = bytes.indexOf("mdat");
    const qsizetype end = bytes.indexOf("moov") > data ? bytes.indexOf("moov") : bytes.size();
    for (qsizetype at = (data + end) / 2; at < (data + end) / 2 + 60; ++at)
        bytes[at] = char(bytes[at] ^ 0x55);
    QFile rotten(line.path("rotten.mp4"));
    QVERIFY(rotten.open(QIODevice::WriteOnly) && rotten.write(bytes) == bytes.size());
    rotten.close();
    const Outcome made = line.run(boxed("rotten.mp4", {"--report", "r.json"}));
    QVERIFY2(made.code == 0, qPrintable(made.err));
    QVERIFY2(warnings(line, "r.json").contains("damaged, so that their mattes want a look: "),
             qPrintable(warnings(line, "r.json")));
}

void tst_CommandLineMedia::soundOfAVaryingRateBeginsWithThePicture()
{
    NEEDS_FFMPEG();
    const CommandLine line;
    // Eight frames a second, then 24: frame 24 is shown at 3 s, and then a burst sounds.
    QCOMPARE(
        ffmpeg(line, {"-f",       "lavfi",
                      "-i",       "testsrc2=s=96x64:r=24:d=2",
                      "-f",       "lavfi",
                      "-i",       "aevalsrc='0.5*sin(2*PI*1000*t)*between(t,3,3.1)':s=48000:d=4",
                      "-vf",      "setpts=if(lt(N\\,24)\\,N/8\\,3+(N-24)/24)/TB",
                      "-vsync",   "vfr",
                      "-c:v",     "libx264",
                      "-pix_fmt", "yuv420p",
                      "-g",       "12",
                      "-c:a",     "pcm_s16le",
                      "vary.mkv"}),
        "");
    const Outcome made =
        line.run({"matte", "vary.mkv", "--budget", "none", "--box", "20,10,60,50@24", "--in", "24",
                  "--out", "29", "--export", "ffv1-alpha:out.mkv", "--report", "r.json"});
    QVERIFY2(made.code == 0, qPrintable(made.err));
    QVERIFY(warnings(line, "r.json").contains("frame rate varies"));
    const QByteArray sound =
        ffmpeg(line,
               {"-copyts", "-i", "out.mkv", "-vn", "-af", "aresample=async=1:first_pts=0", "-ac",
                "1", "-ar", "48000", "-f", "f32le", "-"});
    const auto *const samples = reinterpret_cast<const float *>(sound.constData());
    const auto *const last = samples + sound.size() / 4;
    const auto *const first =
        std::find_if(samples, last, [](float value) { return std::abs(value) > 0.1f; });
    QVERIFY2(first != last, "the burst is not in the export");
    QVERIFY2(first - samples < 48000 / 24, qPrintable(QString::number(first - samples)));

    const Outcome info = line.run({"info", "vary.mkv"});
    QVERIFY2(info.out.contains("startTime: 0") && info.out.contains("longest: 0.125"),
             qPrintable(info.out));
}

QTEST_GUILESS_MAIN(tst_CommandLineMedia)
#include "tst_command_line_media.moc"
