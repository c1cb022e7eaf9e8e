// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/cli/export_command.h"
#include "app/jobs/export_command_line.h"

#include <QProcess>
#include <QtTest>

using namespace filigree;

// The line that the export dialog shows must do the same when it is pasted into a shell.
class tst_ExportCommandLine final : public QObject
{
    Q_OBJECT
private slots:
    // A quote too few and a name from a project could run as a program.
    void quotesForAShell_data();
    void quotesForAShell();
    // Every choice of the dialog must arrive at the command line's own parser.
    void saysTheSame();
    void makesMattesFirst();
};

namespace {

//! The words that a shell makes of a line, the first two left out.
std::vector<std::string> wordsOf(const QString &line)
{
    QProcess shell;
    shell.start("/bin/sh", {"-c", "printf '%s\\0' " + line});
    shell.waitForFinished();
    std::vector<std::string> words;
    for (const QByteArray &word : shell.readAllStandardOutput().split('\0'))
        words.push_back(word.toStdString());
    words.pop_back(); // after the last zero
    return words;
}

} // namespace

void tst_ExportCommandLine::quotesForAShell_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"plain.mov", "with space", "it's", "a\"b", "$HOME", "`id`", "a;b&c|d", "back\\slash", "",
          "-dash", "Stück – Ä", "new\nline", "%o/%05d.png", "*?[x]", "~", "!history", "'"})
        QTest::newRow(text) << QString(text);
}

void tst_ExportCommandLine::quotesForAShell()
{
    QFETCH(QString, text);
    const auto words = wordsOf(shellQuoted(text.toStdString()));
    QCOMPARE(words.size(), std::size_t(1));
    QCOMPARE(QString::fromStdString(words.front()), text);
}

void tst_ExportCommandLine::saysTheSame()
{
    ExportCommand command;
    ExportSettings &s = command.settings;
    s.format = ExportFormat::ProRes4444;
    s.content = ExportContent::ForegroundAndAlpha;
    s.premultiplied = true;
    s.decontaminated = false;
    s.path = "/films/it's mine/%o.mov";
    s.frameRate = {30000, 1001};
    s.startTimecode = "01:00:00;00";
    s.startNumber = 1001;
    s.tags = {9, 16, 9, false};
    s.withAudio = false;
    s.overwrite = true;
    command.clip = "/footage/it's mine.mov";
    command.objects = {"the dancer", "dog's tail"};
    command.isCombined = true;
    command.range = {10, 19};
    auto words = wordsOf(exportCommandLine("/films/my film.filigree", command));
    QVERIFY(words.size() > 2);
    QCOMPARE(words[0], std::string("filigree"));
    QCOMPARE(words[1], std::string("export"));
    const auto parsed = cli::parseExportArguments({words.begin() + 2, words.end()});
    QVERIFY2(parsed, parsed ? "" : parsed.error().message.c_str());
    QCOMPARE(parsed->project, std::string("/films/my film.filigree"));
    QCOMPARE(parsed->clip, command.clip);
    QCOMPARE(parsed->output.exports.size(), std::size_t(1));
    const auto settings = parseExportSpec(parsed->output.exports.front());
    QVERIFY(settings);
    QCOMPARE(settings->path, s.path);
    QVERIFY(settings->format == s.format && settings->content == s.content);
    QVERIFY(settings->premultiplied == s.premultiplied
            && settings->decontaminated == s.decontaminated);
    QVERIFY(parsed->objects == command.objects);
    QVERIFY(parsed->in == 10 && parsed->out == 19);
    const cli::OutputArguments &output = parsed->output;
    QVERIFY(output.combined && output.overwrite && output.noAudio && !output.resume);
    QVERIFY(output.frameRate == s.frameRate && output.startNumber == 1001);
    QVERIFY(output.timecode == s.startTimecode && output.tags == s.tags);
    s.startTimecode = std::string();
    words = wordsOf(exportCommandLine("p", command));
    QVERIFY(cli::parseExportArguments({words.begin() + 2, words.end()})->output.timecode == "");
}

void tst_ExportCommandLine::makesMattesFirst()
{
    ExportCommand command;
    command.settings.path = "/a.mov";
    command.matteFirst = true;
    QVERIFY(exportCommandLine("/p q.filigree", command)
                .startsWith("filigree matte '/p q.filigree' && filigree export '/p q.filigree' "));
    command.clip = "/b.mov";
    QVERIFY(
        exportCommandLine("/p", command)
            .startsWith("filigree matte /p --clip /b.mov && filigree export /p --clip /b.mov "));
}

QTEST_GUILESS_MAIN(tst_ExportCommandLine)
#include "tst_export_command_line.moc"
