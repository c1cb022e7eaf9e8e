// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "tests/app/cli/command_line.h"

#include <QFile>
#include <QtTest>

// The networks, and LibTorch with them, are a library of their own.
class tst_NetworksLibrary final : public QObject
{
    Q_OBJECT
private slots:
    // It takes most of a second to load, which starting the program must not.
    void isNoPartOfTheProgram();
    // A broken installation is told as one, and what can be done without it is done.
    void isMissed();
};

void tst_NetworksLibrary::isNoPartOfTheProgram()
{
    QFile program(FILIGREE_PROGRAM);
    QVERIFY(program.open(QIODevice::ReadOnly));
    const QByteArray bytes = program.readAll(); // names of needed libraries among them
    QVERIFY(bytes.contains("libQt6Core"));
    QVERIFY(!bytes.contains("libtorch"));
    const Outcome outcome = CommandLine().run({"self-test"});
    QVERIFY2(outcome.out.contains("LibTorch"), qPrintable(outcome.out));
}

void tst_NetworksLibrary::isMissed()
{
    CommandLine line;
    const QString alone = line.path("filigree");
    QVERIFY(QFile::copy(FILIGREE_PROGRAM, alone));
    const QString frames = line.makeClip(1);
    line.setProgram(alone);
    QCOMPARE(line.run({"info", frames}).code, 0);

    const Outcome outcome =
        line.run(line.matte({"--box", CommandLine::boxOn(0), "--report", "r.json"}));
    QCOMPARE(outcome.code, 1);
    for (const char *part : {"libfiligree_engines.so", "install Filigree again"})
        QVERIFY2(outcome.err.contains(part), qPrintable(outcome.err));
    QVERIFY(line.json("r.json")["error"].toString().contains("libfiligree_engines.so"));

    const Outcome test = line.run({"self-test"});
    QCOMPARE(test.code, 1);
    QVERIFY2(test.out.contains("MISSING  libraries"), qPrintable(test.out));
    QVERIFY2(!test.out.contains("matrix products"), qPrintable(test.out));
}

QTEST_GUILESS_MAIN(tst_NetworksLibrary)
#include "tst_networks_library.moc"
