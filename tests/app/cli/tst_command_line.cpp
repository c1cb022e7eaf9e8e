// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "command_line.h"

#include <QDir>
#include <QJsonArray>
#include <QtTest>

// The program itself, from its arguments to its exit code and files.
class tst_CommandLine final : public QObject
{
    Q_OBJECT
private slots:
    // Scripts go by the exit code, people by the message.
    void exitCodes_data();
    void exitCodes();
    // The whole promise: a clip and a box in, checked files out.
    void aBoxBecomesCheckedFiles();
    void aTrimapIsUsedAsGiven();
    void aMaskOfOneFrameStartsTheTrack();
    void severalObjectsGetFoldersOfTheirOwn();
    void infoIsReadableAndJson();
    // What was named is found, told, and cut out; where it came from stays in the project.
    void aTextBecomesCheckedFiles();
    // Nor is anything guessed at words that are not understood.
    void unknownWordsAreNamed();
    // What may be something else is listed, and nobody's object until it is asked for.
    void aGuessIsTakenOnlyByItsNumber();
    // Work that cannot be kept safe must be known before it is done.
    void aFolderThatCannotBeWrittenIsNamed();
    // The same on a real clip with known alpha.
    void aRealClip();
};

namespace {

//! Mean difference of the alpha of an image to the disc, 0 to 1.
double discError(const QImage &image, int frame)
{
    double sum = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QPointF at = QPointF(x + 0.5, y + 0.5) - CommandLine::centre(frame);
            const double truth =
                std::clamp(CommandLine::radius - std::hypot(at.x(), at.y()) + 0.5, 0.0, 1.0);
            sum += std::abs(qAlpha(image.pixel(x, y)) / 255.0 - truth);
        }
    }
    return sum / (image.width() * image.height());
}

} // namespace

void tst_CommandLine::exitCodes_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("says"); // in either output
    const QStringList click{"--click", "44,32"};
    QTest::newRow("help") << QStringList{"--help"} << 0 << "matte CLIP";
    QTest::newRow("version") << QStringList{"--version"} << 0 << "filigree ";
    QTest::newRow("help of matte") << QStringList{"matte", "--help"} << 0 << "--not-click";
    QTest::newRow("help of export") << QStringList{"export", "--help"} << 0 << "--combined";
    QTest::newRow("help of info") << QStringList{"info", "--help"} << 0 << "--json";
    QTest::newRow("a window without a display")
        << QStringList{"frames"} << 1 << "matte, export, info";
    QTest::newRow("unknown option") << QStringList{"--frob"} << 2 << "--frob";
    QTest::newRow("matte of nothing") << QStringList{"matte"} << 2 << "No clip";
    QTest::newRow("export of nothing") << QStringList{"export"} << 2 << "No project";
    QTest::newRow("export without a kind")
        << QStringList{"export", "p.filigree"} << 2 << "--export";
    QTest::newRow("info of nothing") << QStringList{"info"} << 2 << "No clip or project";
    QTest::newRow("unknown kind") << QStringList{"matte", "frames", "--export", "gif:a.gif"} + click
                                  << 2 << "gif";
    QTest::newRow("no such clip") << QStringList{"matte", "gone.mp4", "--save", "p.filigree"}
            + click << 1 << "gone.mp4";
    QTest::newRow("no such project")
        << QStringList{"export", "gone.filigree", "--export", "png:o"} << 1 << "gone.filigree";
    QTest::newRow("a clip that is none") << QStringList{"info", "notes.txt"} << 1 << "notes.txt";
    QTest::newRow("a project that is none")
        << QStringList{"info", "broken.filigree"} << 1 << "broken.filigree";
    QTest::newRow("click outside")
        << QStringList{"matte", "frames", "--click", "96,5", "--save", "p.filigree"} << 1
        << "96x64";
    QTest::newRow("range outside")
        << QStringList{"matte", "frames", "--out", "8", "--save", "p.filigree"} + click << 1
        << "0 to 3";
    QTest::newRow("prompt outside the range")
        << QStringList{"matte", "frames", "--in", "2", "--click", "44,32@1", "--save", "p.filigree"}
        << 1 << "frame 1";
    QTest::newRow("only a negative click")
        << QStringList{"matte", "frames", "--not-click", "1,1", "--save", "p.filigree"} << 1
        << "positive";
    // Sentences count frames as the options do.
    QTest::newRow("a frame that is none")
        << QStringList{"matte", "holed", "--click", "44,32@2", "--export", "png:out"} << 1
        << "Frame 2: ";
    QTest::newRow("trimap for some frames only")
        << QStringList{"matte", "frames", "--trimap", "frames/0002.png@2", "--export", "png:out"}
        << 1 << "frame 0";
    QTest::newRow("two objects, one file")
        << QStringList{"matte",    "frames", "--object", "a",   "--click",  "44,32",
                       "--object", "b",      "--click",  "5,5", "--export", "ffv1:out.mkv"}
        << 1 << "%o";
    QTest::newRow("a file in the way")
        << QStringList{"matte", "frames", "--export", "ffv1:taken.mkv"} + click << 1
        << "--overwrite";
    QTest::newRow("the clip itself in the way")
        << QStringList{"matte", "frames", "--overwrite", "--export", "png:frames/%04d.png"} + click
        << 1 << "0000.png is footage";
    QTest::newRow("a text of nothing")
        << QStringList{"matte", "frames", "--text", " ; "} << 2 << "--text";
    QTest::newRow("a pick of something")
        << QStringList{"matte", "frames", "--text", "red", "--text-pick", "some"} << 2 << "some";
    QTest::newRow("a text that is not there")
        << QStringList{"matte", "frames", "--text", "purple thing", "--save", "p.filigree"} << 1
        << "OWLv2";
    QTest::newRow("a candidate that is not there")
        << QStringList{"matte",       "frames", "--text", "yellow thing",
                       "--text-pick", "99",     "--save", "p.filigree"}
        << 1 << "99";
    QTest::newRow("a finder that is not installed") << QStringList{
        "matte",  "frames",    "--text", "red", "--text-engine", "owlv2_base_patch16_ensemble",
        "--save", "p.filigree"} << 1 << "models download owlv2_base_patch16_ensemble";
    QTest::newRow("a device that is not there")
        << QStringList{"matte", "frames", "--device", "cuda:99", "--save", "p.filigree"} + click
        << 1 << "no CUDA device 99";
    QTest::newRow("no prompts file")
        << QStringList{"matte", "frames", "--prompts", "gone.json", "--save", "p.filigree"} << 1
        << "gone.json";
}

void tst_CommandLine::exitCodes()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    QFETCH(QString, says);
    static const CommandLine line;
    static const bool isReady = [] {
        line.makeClip(4);
        QDir().mkpath(line.path("holed"));
        for (const QString name : {"0000.png", "0001.png", "0003.png"})
            QFile::copy(line.path("frames/" + name), line.path("holed/" + name));
        for (const char *name : {"notes.txt", "broken.filigree", "taken.mkv", "holed/0002.png"}) {
            QFile file(line.path(name));
            if (!file.open(QIODevice::WriteOnly) || file.write("not what it seems") < 0)
                return false;
        }
        return true;
    }();
    QVERIFY(isReady);
    const Outcome outcome = line.run(arguments);
    QVERIFY2(outcome.code == code, qPrintable(QString::number(outcome.code) + ' ' + outcome.err));
    QVERIFY2((code == 0 ? outcome.out : outcome.err).contains(says), qPrintable(outcome.err));
    if (code == 2)
        QCOMPARE(outcome.err.count('\n'), 1);
}

void tst_CommandLine::aBoxBecomesCheckedFiles()
{
    const CommandLine line;
    line.makeClip(6);
    const Outcome outcome = line.run(line.matte(
        {"--object", "disc", "--box", CommandLine::boxOn(1), "--in", "1", "--out", "4", "--export",
         "prores4444:m.mov", "--export", "png:out/%o/%03d.png", "--report", "r.json"}));
    QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
    const QJsonObject report = line.json("r.json");
    QCOMPARE(report["status"].toString(), "done");
    QVERIFY(report["memoryPeakBytes"].toDouble() > 1e6);
    QCOMPARE(report["exports"].toArray().size(), 2);
    for (const auto &one : report["exports"].toArray())
        QVERIFY(one.toObject()["verdict"].toObject()["ok"].toBool());
    QStringList stages;
    for (const auto &stage : report["stages"].toArray())
        stages << stage.toObject()["stage"].toString();
    for (const char *stage : {"tracking", "matting", "exporting", "checking"})
        QVERIFY2(stages.contains(stage), stage);
    const QJsonArray frames = report["objects"].toArray().first().toObject()["frames"].toArray();
    QCOMPARE(frames.size(), 4);
    QCOMPARE(frames.first().toObject()["frame"].toInt(), 1);
    QVERIFY(frames.first().toObject()["presence"].toDouble() > 0.5);
    QVERIFY(!line.bytes("m.mov").isEmpty());
    for (int frame = 1; frame <= 4; ++frame) {
        const QImage image(line.path(QString("out/disc/%1.png").arg(frame, 3, 10, QChar('0'))));
        QCOMPARE(image.size(), QSize(96, 64));
        const double error = discError(image, frame);
        QVERIFY2(error < 0.02, qPrintable(QString("frame %1: %2").arg(frame).arg(error)));
    }
    QCOMPARE(QDir(line.path("out/disc")).entryList(QDir::Files).size(), 4);
}

void tst_CommandLine::aTrimapIsUsedAsGiven()
{
    const CommandLine line;
    line.makeClip(3);
    QDir().mkpath(line.path("trimaps"));
    QImage trimap(96, 64, QImage::Format_Grayscale8);
    for (int frame = 0; frame < 3; ++frame) {
        trimap.fill(0);
        for (int y = 10; y < 54; ++y) {
            for (int x = 12; x < 60; ++x)
                trimap.setPixel(x, y,
                                x > 22 && x < 40 && y > 22 && y < 42 ? 0xffffffff : 0xff808080);
        }
        QVERIFY(trimap.save(line.path(QString("trimaps/%1.png").arg(frame, 4, 10, QChar('0')))));
    }
    const Outcome outcome =
        line.run(line.matte({"--trimap", "trimaps", "--export", "png-trimap:t/%04d.png", "--export",
                             "png:m/%04d.png", "--report", "r.json"}));
    QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
    QCOMPARE(line.made("r.json", "masks"), 0);
    for (const QString &name : QDir(line.path("trimaps")).entryList(QDir::Files)) {
        QCOMPARE(QImage(line.path("t/" + name)).convertToFormat(QImage::Format_Grayscale8), trimap);
        QCOMPARE(qAlpha(QImage(line.path("m/" + name)).pixel(70, 5)), 0);
        QCOMPARE(qAlpha(QImage(line.path("m/" + name)).pixel(30, 30)), 255);
    }
}

void tst_CommandLine::aMaskOfOneFrameStartsTheTrack()
{
    const CommandLine line;
    line.makeClip(3);
    QImage mask(96, 64, QImage::Format_Grayscale8);
    for (int y = 0; y < 64; ++y) {
        for (int x = 0; x < 96; ++x) {
            const QPointF at = QPointF(x + 0.5, y + 0.5) - CommandLine::centre(1);
            mask.setPixel(
                x, y, std::hypot(at.x(), at.y()) < CommandLine::radius ? 0xffffffff : 0xff000000);
        }
    }
    QDir().mkpath(line.path("masks"));
    for (const char *name : {"masks/0001.png", "masks/0002.png"}) // one file is that file alone
        QVERIFY(mask.save(line.path(name)));
    const Outcome outcome = line.run(line.matte(
        {"--mask", "masks/0001.png@1", "--export", "png-mask:m/%04d.png", "--report", "r.json"}));
    QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
    QCOMPARE(QImage(line.path("m/0001.png")).convertToFormat(QImage::Format_Grayscale8), mask);
    QCOMPARE(line.made("r.json", "masks"), 3);
    QCOMPARE(QDir(line.path("m")).entryList(QDir::Files).size(), 3);
}

void tst_CommandLine::severalObjectsGetFoldersOfTheirOwn()
{
    const CommandLine line;
    line.makeClip(2);
    const Outcome outcome = line.run(line.matte(
        {"--object", "disc", "--box", CommandLine::boxOn(0), "--object", "corner", "--box",
         "70,40,90,60", "--export", "png-alpha:out/%o/%02d.png", "--save", "p.filigree"}));
    QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
    for (const char *name :
         {"out/disc/00.png", "out/disc/01.png", "out/corner/00.png", "out/corner/01.png"})
        QVERIFY2(!line.bytes(name).isEmpty(), name);
    QCOMPARE(line.run({"export", "p.filigree", "--combined", "--export", "png:all"}).code, 0);
    QCOMPARE(
        line.run({"export", "p.filigree", "--object", "disc", "--in", "1", "--export", "png:one"})
            .code,
        0);
    QCOMPARE(QDir(line.path("all")).entryList(QDir::Files).size(), 2);
    QCOMPARE(QDir(line.path("one")).entryList(QDir::Files).size(), 1);
}

void tst_CommandLine::infoIsReadableAndJson()
{
    const CommandLine line;
    line.makeClip(3);
    const Outcome clip = line.run({"info", line.path("frames"), "--json"});
    const QJsonObject known = QJsonDocument::fromJson(clip.out.toUtf8()).object();
    QCOMPARE(known["frameCount"].toInt(), 3);
    QCOMPARE(known["size"].toString(), "96x64");
    QVERIFY(line.run({"info", line.path("frames")}).out.contains("frameCount: 3"));
    QCOMPARE(line.run(line.matte({"--box", CommandLine::boxOn(0), "--save", "p.filigree"})).code,
             0);
    const Outcome project = line.run({"info", "p.filigree", "--json"});
    const QJsonObject first = QJsonDocument::fromJson(project.out.toUtf8())
                                  .object()["clips"]
                                  .toArray()
                                  .first()
                                  .toObject();
    QCOMPARE(first["objects"].toArray().first().toObject()["frames"].toObject()["fresh"].toInt(),
             3);
}

void tst_CommandLine::aTextBecomesCheckedFiles()
{
    const CommandLine line;
    line.makeClip(4);
    const Outcome outcome =
        line.run(line.matte({"--text", "yellow thing@1", "--save", "p.filigree", "--export",
                             "png:out/%o/%03d.png", "--report", "r.json"}));
    QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
    QVERIFY2(outcome.out.contains("taken as 'yellow thing'"), qPrintable(outcome.out));
    const QJsonObject text = line.json("r.json")["texts"].toArray().first().toObject();
    QCOMPARE(text["frame"].toInt(), 1);
    QCOMPARE(text["engine"].toString(), "builtin");
    const QJsonObject best = text["candidates"].toArray().first().toObject();
    QCOMPARE(best["object"].toString(), "yellow thing");
    for (int frame = 0; frame < 4; ++frame) {
        const QString name = QString("out/yellow thing/%1.png").arg(frame, 3, 10, QChar('0'));
        QVERIFY2(discError(QImage(line.path(name)), frame) < 0.03, qPrintable(name));
    }
    // Saved with what was found; read again and given again, nothing is to be made.
    const QStringList again{"matte",          "p.filigree", "--text",
                            "yellow thing@1", "--report",   "r.json"};
    const Outcome repeated = line.run(again);
    QVERIFY2(repeated.code == 0, qPrintable(repeated.err));
    QCOMPARE(line.made("r.json", "masks"), 0);
    QCOMPARE(line.json("r.json")["objects"].toArray().size(), 1);
}

void tst_CommandLine::unknownWordsAreNamed()
{
    const CommandLine line;
    line.makeClip(1);
    const Outcome outcome = line.run(line.matte({"--text", "yellow thing; a striped giraffe",
                                                 "--save", "p.filigree", "--report", "r.json"}));
    QCOMPARE(outcome.code, 1);
    for (const char *word : {"'striped'", "'giraffe'", "owlv2_base_patch16_ensemble"})
        QVERIFY2(outcome.err.contains(word), qPrintable(outcome.err));
    const QJsonArray texts = line.json("r.json")["texts"].toArray();
    QCOMPARE(texts.size(), 2); // what was found before is told as well
    QCOMPARE(texts[1].toObject()["unknownWords"].toArray(), QJsonArray({"striped", "giraffe"}));
    QCOMPARE(line.json("r.json")["status"].toString(), "failed");
    QVERIFY(line.bytes("p.filigree").isEmpty());
    QVERIFY2(outcome.err.contains("filigree words"), qPrintable(outcome.err));
    const Outcome words = line.run({"words"});
    QCOMPARE(words.code, 0);
    for (const char *word : {"crimson", "leftmost", "pedestrian", "owlv2_base_patch16_ensemble"})
        QVERIFY2(words.out.contains(word), qPrintable(words.out));
    QVERIFY(!words.out.contains("giraffe"));
}

void tst_CommandLine::aGuessIsTakenOnlyByItsNumber()
{
    const QString clip = QStringLiteral(FILIGREE_SOURCE_DIR "/../shared/data/clips/camel/frames");
    if (!QDir(clip).exists())
        QSKIP("../shared/data is not there, so no guess was tried");
    const CommandLine line;
    const QStringList ask{"matte",  clip,         "--in",     "10",     "--out",
                          "10",     "--budget",   "none",     "--text", "person@10",
                          "--save", "p.filigree", "--report", "r.json"};
    for (const char *pick : {"best", "all"}) {
        const Outcome outcome = line.run(ask + QStringList{"--text-pick", pick});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.err.contains("for sure"), qPrintable(outcome.err));
        QVERIFY2(outcome.out.contains("person, unsure"), qPrintable(outcome.out));
        QVERIFY(line.bytes("p.filigree").isEmpty());
    }
    const QJsonObject report = line.json("r.json")["texts"].toArray().first().toObject();
    QCOMPARE(report["candidates"].toArray().first().toObject()["sure"].toBool(true), false);
    const Outcome taken = line.run(ask + QStringList{"--text-pick", "1"});
    QVERIFY2(taken.code == 0, qPrintable(taken.err));
    QVERIFY2(taken.out.contains("person, unsure  taken as 'person'"), qPrintable(taken.out));
}

void tst_CommandLine::aFolderThatCannotBeWrittenIsNamed()
{
    const CommandLine line;
    const QString data = QDir::cleanPath(line.path("../data")); // XDG_DATA_HOME
    QFile file(data);
    QVERIFY(file.open(QIODevice::WriteOnly)); // below a file there is no folder, for root neither
    const Outcome outcome = line.run({"self-test"});
    QCOMPARE(outcome.code, 1);
    const QString fault = "MISSING  data folder       " + data + "/filigree cannot be written to";
    QVERIFY2(outcome.out.contains(fault), qPrintable(outcome.out));
    QVERIFY2(outcome.out.contains("XDG_DATA_HOME"), qPrintable(outcome.out));
    for (const char *good : {"settings folder", "temporary folder"})
        QVERIFY2(!outcome.out.contains(QString("MISSING  ") + good), qPrintable(outcome.out));
}

void tst_CommandLine::aRealClip()
{
    const QString clip = QStringLiteral(FILIGREE_SOURCE_DIR "/../shared/data/clips/comp_rabbit");
    if (!QDir(clip).exists())
        QSKIP("../shared/data is not there, so nothing was tried on a real clip");
    const CommandLine line;
    const Outcome outcome = line.run(
        {"matte", clip + "/frames", "--mask", clip + "/masks/1/00000.png", "--out", "3", "--budget",
         "none", "--export", "prores4444:r.mov", "--export", "png:out", "--report", "r.json"});
    QVERIFY2(outcome.code == 0, qPrintable(outcome.err));
    for (const auto &one : line.json("r.json")["exports"].toArray())
        QVERIFY(one.toObject()["verdict"].toObject()["ok"].toBool());
    for (int frame = 0; frame <= 3; ++frame) {
        const QString name = QString("%1.png").arg(frame, 5, 10, QChar('0'));
        const QImage made(line.path("out/" + name));
        const QImage truth =
            QImage(clip + "/alpha/1/" + name).convertToFormat(QImage::Format_Grayscale8);
        QCOMPARE(made.size(), truth.size());
        double sum = 0;
        for (int y = 0; y < truth.height(); ++y) {
            for (int x = 0; x < truth.width(); ++x)
                sum += std::abs(qAlpha(made.pixel(x, y)) - qGray(truth.pixel(x, y))) / 255.0;
        }
        const double sad = sum / 1000;
        QVERIFY2(sad < 4, qPrintable(QString("frame %1: SAD %2").arg(frame).arg(sad)));
    }
}

QTEST_GUILESS_MAIN(tst_CommandLine)
#include "tst_command_line.moc"
