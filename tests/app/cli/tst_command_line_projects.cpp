// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "command_line.h"
#include "project_io/archive/project_file.h"

#include <QDir>
#include <QtTest>

#include <csignal>

using namespace filigree;

// What the program keeps from one run to the next.
class tst_CommandLineProjects final : public QObject
{
    Q_OBJECT
private slots:
    // What a project writes later must be what the job wrote, and nothing may be made again for it.
    void aProjectExportsTheSamePixels();
    // A project has several clips, and the one worked on last need not be the one that is meant.
    void aClipOfAProjectIsChosen();
    // Footage that has moved can be pointed at.
    void movedFootageIsFoundIn();
    // Tracking alone is enough for masks, not for mattes.
    void masksAreExportedWithoutMattes();
    void aRepeatedCommandMakesNothingAgain();
    void aCorrectionInAProjectMakesOnlyWhatItChanges();
    // Ctrl-C must end with 130 and lose nothing.
    void interruptedWorkGoesOn();
    void interruptedWorkWithoutAProjectGoesOn();
    // Also when files were written: what to add to the command must be told, and be true.
    void interruptedExportsGoOn();
    // Nor may a crash lose what was made before it.
    void killedWorkGoesOn();

private:
    //! Signals the program once it matts, or once it has written a file.
    void breakOff(const CommandLine &line, const QStringList &arguments, int signal, int code,
                  const QString &file = {}, QString *said = nullptr) const;
};

void tst_CommandLineProjects::aProjectExportsTheSamePixels()
{
    const CommandLine line;
    line.makeClip(3);
    QCOMPARE(line.run(line.matte({"--box", CommandLine::boxOn(0), "--grow", "1", "--save",
                                  "p.filigree", "--export", "png16:now"}))
                 .code,
             0);
    const Outcome later =
        line.run({"export", "p.filigree", "--export", "png16:later", "--report", "r.json"});
    QVERIFY2(later.code == 0, qPrintable(later.err));
    const QStringList names = QDir(line.path("now")).entryList(QDir::Files);
    QCOMPARE(names.size(), 3);
    for (const QString &name : names)
        QCOMPARE(QImage(line.path("later/" + name)), QImage(line.path("now/" + name)));
    QCOMPARE(line.run({"export", "p.filigree", "--object", "nobody", "--export", "png:x"}).code, 1);
}

void tst_CommandLineProjects::aClipOfAProjectIsChosen()
{
    const CommandLine line;
    line.makeClip(2);
    QCOMPARE(line.run(line.matte({"--box", CommandLine::boxOn(0), "--save", "p.filigree"})).code,
             0);
    const std::string path = line.path("p.filigree").toStdString();
    auto opened = openProject(path);
    QVERIFY(opened);
    const QString footage =
        QString::fromStdString(opened->project.clips.front().media.absolutePath);
    opened->project.addClip({}, "the other");
    opened->project.currentClip = 1;
    QVERIFY(saveProject(path, opened->project, nullptr));
    opened = {}; // lets go of the file
    QCOMPARE(line.run({"export", "p.filigree", "--export", "png:no"}).code, 1);
    const Outcome unknown =
        line.run({"export", "p.filigree", "--clip", "third", "--export", "png:no"});
    QCOMPARE(unknown.code, 1);
    QVERIFY2(unknown.err.contains("the other"), qPrintable(unknown.err));
    for (const QStringList &verb : {QStringList{"export"}, QStringList{"matte"}}) {
        const Outcome chosen = line.run(
            verb + QStringList{"p.filigree", "--clip", footage, "--export", "png:" + verb.first()});
        QVERIFY2(chosen.code == 0, qPrintable(chosen.err));
        QCOMPARE(QDir(line.path(verb.first())).entryList(QDir::Files).size(), 2);
    }
}

void tst_CommandLineProjects::movedFootageIsFoundIn()
{
    const CommandLine line;
    line.makeClip(2);
    QCOMPARE(line.run(line.matte({"--box", CommandLine::boxOn(0), "--save", "p.filigree"})).code,
             0);
    QVERIFY(QDir().mkpath(line.path("archive/film")));
    QVERIFY(QDir().rename(line.path("frames"), line.path("archive/film/frames")));
    const Outcome lost = line.run({"export", "p.filigree", "--export", "png:lost"});
    QCOMPARE(lost.code, 1);
    QVERIFY2(lost.err.contains("--media FOLDER"), qPrintable(lost.err));
    const Outcome astray =
        line.run({"export", "p.filigree", "--media", "nowhere", "--export", "png:lost"});
    QCOMPARE(astray.code, 1);
    QVERIFY2(astray.err.contains("nowhere"), qPrintable(astray.err));
    for (const QString verb : {"export", "matte"}) {
        const Outcome found =
            line.run({verb, "p.filigree", "--media", "archive", "--export", "png:" + verb});
        QVERIFY2(found.code == 0, qPrintable(found.err));
        QVERIFY2(found.err.contains("archive/film/frames"), qPrintable(found.err));
        QCOMPARE(QDir(line.path(verb)).entryList(QDir::Files).size(), 2);
    }
}

void tst_CommandLineProjects::masksAreExportedWithoutMattes()
{
    const CommandLine line;
    line.makeClip(2);
    QCOMPARE(line.run(line.matte({"--box", CommandLine::boxOn(0), "--save", "p.filigree"})).code,
             0);
    const std::string path = line.path("p.filigree").toStdString();
    auto opened = openProject(path);
    QVERIFY(opened);
    for (const ResultKind kind : {ResultKind::Trimap, ResultKind::Alpha, ResultKind::Foreground}) {
        ResultIndex &results = opened->project.clips.front().results;
        for (int frame = 0; frame < 2; ++frame)
            results.remove(1, kind, frame, results.latest(1, kind, frame).key);
    }
    QVERIFY(saveProject(path, opened->project, nullptr));
    opened = {}; // lets go of the file
    const Outcome masks = line.run({"export", "p.filigree", "--export", "png-mask:masks"});
    QVERIFY2(masks.code == 0, qPrintable(masks.err));
    QCOMPARE(QDir(line.path("masks")).entryList(QDir::Files).size(), 2);
    const Outcome more = line.run({"export", "p.filigree", "--export", "png-mask:more", "--export",
                                   "png-trimap:trimaps", "--export", "png:mattes"});
    QCOMPARE(more.code, 1);
    QVERIFY2(more.err.contains("0 to 1") && more.err.contains("no trimap"), qPrintable(more.err));
    QVERIFY(!QDir(line.path("more")).exists());
}

void tst_CommandLineProjects::aRepeatedCommandMakesNothingAgain()
{
    const CommandLine line;
    line.makeClip(4);
    const QStringList command =
        line.matte({"--box", CommandLine::boxOn(0), "--save", "p.filigree", "--report", "r.json"});
    QCOMPARE(line.run(command).code, 0);
    QCOMPARE(line.made("r.json", "alphas"), 4);
    QCOMPARE(line.run(command).code, 0);
    for (const char *kind : {"masks", "trimaps", "alphas", "foregrounds"})
        QCOMPARE(line.made("r.json", kind), 0);
}

void tst_CommandLineProjects::aCorrectionInAProjectMakesOnlyWhatItChanges()
{
    const CommandLine line;
    line.makeClip(8);
    QCOMPARE(line.run(line.matte({"--box", CommandLine::boxOn(0), "--box", CommandLine::boxOn(4),
                                  "--save", "p.filigree"}))
                 .code,
             0);
    const Outcome corrected =
        line.run({"matte", "p.filigree", "--click", "36,32@6", "--report", "r.json"});
    QVERIFY2(corrected.code == 0, qPrintable(corrected.err));
    QCOMPARE(line.made("r.json", "masks"), 3); // frames 5, 6 and 7
    QCOMPARE(line.made("r.json", "alphas"), 3);
    const Outcome widened =
        line.run({"matte", "p.filigree", "--min-width", "6", "--report", "r.json"});
    QVERIFY2(widened.code == 0, qPrintable(widened.err));
    QCOMPARE(line.made("r.json", "masks"), 0);
    QCOMPARE(line.made("r.json", "trimaps"), 8);
}

void tst_CommandLineProjects::breakOff(const CommandLine &line, const QStringList &arguments,
                                       int signal, int code, const QString &file,
                                       QString *said) const
{
    QProcess process;
    line.start(process, arguments);
    process.setReadChannel(QProcess::StandardError);
    QByteArray err;
    while (!err.contains(file.isEmpty() ? "matting" : "exporting")
           && process.waitForReadyRead(60000))
        err += process.readAllStandardError();
    QVERIFY2(err.contains(file.isEmpty() ? "matting" : "exporting"), err);
    if (!file.isEmpty())
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(line.path(file)), 60000);
    kill(pid_t(process.processId()), signal);
    QVERIFY(process.waitForFinished(60000));
    err += process.readAllStandardError();
    if (code < 0)
        QCOMPARE(process.exitStatus(), QProcess::CrashExit);
    else
        QVERIFY2(process.exitCode() == code, err);
    if (said)
        *said = QString::fromUtf8(err);
}

void tst_CommandLineProjects::interruptedWorkGoesOn()
{
    const CommandLine line;
    line.makeClip(60);
    const QStringList command =
        line.matte({"--box", CommandLine::boxOn(0), "--save", "p.filigree", "--report", "r.json"});
    breakOff(line, command, SIGINT, 130);
    if (QTest::currentTestFailed())
        return;
    QCOMPARE(line.json("r.json")["status"].toString(), "cancelled");
    const int before = line.made("r.json", "alphas");
    QVERIFY(before < 60);
    QCOMPARE(line.made("r.json", "masks"), 60);
    const Outcome rest = line.run(command);
    QVERIFY2(rest.code == 0, qPrintable(rest.err));
    QCOMPARE(line.made("r.json", "masks"), 0);
    QCOMPARE(line.made("r.json", "alphas"), 60 - before);
}

void tst_CommandLineProjects::interruptedWorkWithoutAProjectGoesOn()
{
    const CommandLine line;
    line.makeClip(60);
    const QStringList command = line.matte(
        {"--box", CommandLine::boxOn(0), "--export", "ffv1:m.mkv", "--report", "r.json"});
    breakOff(line, command, SIGINT, 130);
    if (QTest::currentTestFailed())
        return;
    const int before = line.made("r.json", "alphas");
    QVERIFY(before < 60);
    const Outcome rest = line.run(command);
    QVERIFY2(rest.code == 0, qPrintable(rest.err));
    QCOMPARE(line.made("r.json", "masks"), 0);
    QCOMPARE(line.made("r.json", "alphas"), 60 - before);
    // What ended well leaves nothing behind.
    QVERIFY(QFile::remove(line.path("m.mkv")));
    const Outcome again = line.run(command);
    QVERIFY2(again.code == 0, qPrintable(again.err));
    QCOMPARE(line.made("r.json", "masks"), 60);
}

void tst_CommandLineProjects::interruptedExportsGoOn()
{
    const CommandLine line;
    line.makeClip(60);
    QStringList command = line.matte({"--box", CommandLine::boxOn(0), "--report", "r.json",
                                      "--export", "ffv1:m.mkv", "--export", "png:s"});
    for (const QString more : {"t", "u", "v", "w"}) // so that it is surely not done too soon
        command << "--export"
                << "tiff16:" + more;
    QString said;
    breakOff(line, command, SIGINT, 130, "s/00000.png", &said);
    if (QTest::currentTestFailed())
        return;
    static const QRegularExpression hint("the same command with ((?:--[a-z]+ ?)+) goes on");
    const QRegularExpressionMatch match = hint.match(said);
    QVERIFY2(match.hasMatch(), qPrintable(said));
    QCOMPARE(match.captured(1), "--resume --overwrite"); // the images, and the movie
    const Outcome same = line.run(command); // nothing is replaced unasked
    QCOMPARE(same.code, 1);
    QVERIFY2(same.err.contains("m.mkv") && same.err.contains("--overwrite"), qPrintable(same.err));
    const Outcome rest = line.run(command + match.captured(1).split(' '));
    QVERIFY2(rest.code == 0, qPrintable(rest.err));
    QCOMPARE(line.made("r.json", "alphas"), 0);
    QVERIFY(line.json("r.json")["exports"][1]["framesSkipped"].toInt() > 0);
    for (const char *folder : {"s", "t", "u", "v", "w"})
        QCOMPARE(QDir(line.path(folder)).entryList(QDir::Files).size(), 60);
}

void tst_CommandLineProjects::killedWorkGoesOn()
{
    const CommandLine line;
    line.makeClip(60);
    const QStringList command =
        line.matte({"--box", CommandLine::boxOn(0), "--save", "p.filigree", "--report", "r.json"});
    breakOff(line, command, SIGKILL, -1);
    if (QTest::currentTestFailed())
        return;
    const Outcome rest = line.run(command);
    QVERIFY2(rest.code == 0, qPrintable(rest.err));
    QCOMPARE(line.made("r.json", "masks"), 0);
    QVERIFY(!line.bytes("p.filigree").isEmpty());
}

QTEST_GUILESS_MAIN(tst_CommandLineProjects)
#include "tst_command_line_projects.moc"
