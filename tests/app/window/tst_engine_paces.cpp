// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window/engine_paces.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QtTest>

using namespace filigree;
using namespace std::chrono_literals;

class tst_EnginePaces final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    // Paces outlive the program, and would the test.
    void init()
    {
        QSettings(QSettings::IniFormat, QSettings::UserScope, "filigree", "paces").clear();
    }
    void learnsThePaceOfAStage();
    // It told a quarter of an hour of what took half a minute, and remembered that.
    void theFirstStepSaysNothing();
    // Clicks that were answered in between made three minutes nine.
    void aStepThatStoodAsideSaysLittle();
    // The pause between two jobs is nobody's pace.
    void pausesAreLeftOut();
    // Frames are tracked and matted in turns: each stage keeps its own pace.
    void stagesMayTakeTurns();
    // The time of a quick engine and a slow one is neither's.
    void severalEnginesTeachNothing();
    void scalesWithThePicture();
    void remembersBetweenSessions();
    // A pace that wobbles a little must not make the inspector flicker.
    void tellsOnlyWhatIsNoticeable();

private:
    QTemporaryDir m_folder;
};

void tst_EnginePaces::initTestCase()
{
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
}

void tst_EnginePaces::learnsThePaceOfAStage()
{
    EnginePaces paces;
    QVERIFY(paces.secondsPerStep("builtin", "tracking", 1) < 0);
    const auto start = EnginePaces::Clock::now();
    for (int n = 0; n <= 10; ++n)
        paces.note("builtin", "tracking", 3 * n, 1, start + n * 1500ms);
    QCOMPARE(paces.secondsPerStep("builtin", "tracking", 1), 0.5);
    QVERIFY(paces.secondsPerStep("builtin", "matting", 1) < 0);
    QVERIFY(paces.secondsPerStep("other", "tracking", 1) < 0);
}

void tst_EnginePaces::theFirstStepSaysNothing()
{
    EnginePaces paces;
    auto now = EnginePaces::Clock::now();
    const auto begin = [&] {
        paces.note("builtin", "learning", 0, 1, now);
        paces.note("builtin", "learning", 1, 1, now += 8s); // sets up what the others use
    };
    begin();
    QVERIFY(paces.secondsPerStep("builtin", "learning", 1) < 0);
    paces.note("builtin", "learning", 2, 1, now += 2s);
    paces.note("builtin", "learning", 3, 1, now += 1s);
    QCOMPARE(paces.secondsPerStep("builtin", "learning", 1), 1.5); // the mean at first
    paces.endJob();
    begin();
    QCOMPARE(paces.secondsPerStep("builtin", "learning", 1), 1.5);
}

void tst_EnginePaces::aStepThatStoodAsideSaysLittle()
{
    EnginePaces paces;
    auto now = EnginePaces::Clock::now();
    for (int n = 0; n <= 10; ++n)
        paces.note("builtin", "learning", n, 1, now += 1s);
    paces.note("builtin", "learning", 11, 1, now += 30s);
    QVERIFY(paces.secondsPerStep("builtin", "learning", 1) < 1.15);
    for (int n = 12; n <= 40; ++n) // but one that has become slower is believed
        paces.note("builtin", "learning", n, 1, now += 3s);
    QVERIFY(paces.secondsPerStep("builtin", "learning", 1) > 2.8);
}

void tst_EnginePaces::pausesAreLeftOut()
{
    EnginePaces paces;
    const auto start = EnginePaces::Clock::now();
    paces.note("builtin", "tracking", 1, 1, start);
    paces.note("builtin", "matting", 4, 1, start + 60s); // another stage
    paces.note("builtin", "matting", 5, 1, start + 61s);
    paces.note("builtin", "matting", 6, 1, start + 63s);
    QCOMPARE(paces.secondsPerStep("builtin", "matting", 1), 2.0);
    QVERIFY(paces.secondsPerStep("builtin", "tracking", 1) < 0);
    paces.endJob();
    paces.note("builtin", "matting", 7, 1, start + 600s); // another job
    QCOMPARE(paces.secondsPerStep("builtin", "matting", 1), 2.0);
    paces.note("builtin", "matting", 3, 1, start + 700s); // began anew
    QCOMPARE(paces.secondsPerStep("builtin", "matting", 1), 2.0);
}

void tst_EnginePaces::stagesMayTakeTurns()
{
    EnginePaces paces;
    auto now = EnginePaces::Clock::now();
    for (int n = 0; n <= 10; ++n) {
        paces.note("builtin", "tracking", n, 1, now += 1s);
        paces.note("builtin", "matting", n, 1, now += 3s);
    }
    QCOMPARE(paces.secondsPerStep("builtin", "tracking", 1), 1.0);
    QCOMPARE(paces.secondsPerStep("builtin", "matting", 1), 3.0);
}

void tst_EnginePaces::severalEnginesTeachNothing()
{
    std::vector<ObjectInfo> objects(2);
    objects[1].matte.matter = "mematte_s";
    QCOMPARE(engineOfStage(objects, "tracking"), "builtin");
    QCOMPARE(engineOfStage(objects, "matting"), "");
    objects[0].locked = true; // the job leaves it alone
    QCOMPARE(engineOfStage(objects, "matting"), "mematte_s");
    EnginePaces paces;
    const auto start = EnginePaces::Clock::now();
    paces.note("builtin", "tracking", 0, 1, start);
    paces.note({}, "matting", 1, 1, start + 9s);
    paces.note("builtin", "tracking", 1, 1, start + 10s); // the first step is left out
    paces.note({}, "matting", 2, 1, start + 19s);
    paces.note("builtin", "tracking", 2, 1, start + 20s);
    QCOMPARE(paces.secondsPerStep("builtin", "tracking", 1), 1.0);
}

void tst_EnginePaces::scalesWithThePicture()
{
    EnginePaces paces;
    const auto start = EnginePaces::Clock::now();
    for (int n = 0; n <= 2; ++n)
        paces.note("builtin", "matting", n, 2, start + n * 4s);
    QCOMPARE(paces.secondsPerStep("builtin", "matting", 8), 16.0);
}

void tst_EnginePaces::remembersBetweenSessions()
{
    {
        EnginePaces paces;
        const auto start = EnginePaces::Clock::now();
        for (int n = 0; n <= 2; ++n)
            paces.note("builtin", "learning", 10 * n, 1, start + n * 5s);
    }
    const EnginePaces next;
    QCOMPARE(next.secondsPerStep("builtin", "learning", 1), 0.5);
}

void tst_EnginePaces::tellsOnlyWhatIsNoticeable()
{
    EnginePaces paces;
    QSignalSpy changed(&paces, &EnginePaces::changed);
    auto now = EnginePaces::Clock::now();
    int done = 0;
    const auto step = [&](std::chrono::milliseconds time) {
        now += time;
        paces.note("builtin", "tracking", ++done, 1, now);
    };
    step(0ms);
    step(1000ms);
    step(1000ms);
    QCOMPARE(changed.size(), 1);
    for (int n = 0; n < 20; ++n)
        step(n % 2 ? 1050ms : 950ms);
    QCOMPARE(changed.size(), 1);
    for (int n = 0; n < 20; ++n)
        step(2000ms);
    QVERIFY(changed.size() > 1);
}

QTEST_GUILESS_MAIN(tst_EnginePaces)
#include "tst_engine_paces.moc"
