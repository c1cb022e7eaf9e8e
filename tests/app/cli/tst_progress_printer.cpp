// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/cli/progress_printer.h"

#include <QtTest>

#include <sstream>

using namespace filigree::cli;
using Clock = ProgressPrinter::Clock;
using std::chrono::milliseconds;
using std::chrono::seconds;

// What is shown while a job runs, at made-up times.
class tst_ProgressPrinter final : public QObject
{
    Q_OBJECT
private slots:
    // The time left is the point of the line; it must follow from the pace so far.
    void theTimeLeftFollowsFromThePace();
    // A log file must not fill with a line for every frame, nor with control characters.
    void linesAreSparse();
    void aTerminalKeepsOneLine();
    void quietPrintsNothingButKeepsTimes();
    void durations();
};

namespace {
const Clock::time_point start = Clock::time_point(seconds(1000));
}

void tst_ProgressPrinter::theTimeLeftFollowsFromThePace()
{
    std::ostringstream out;
    ProgressPrinter printer(out, ProgressPrinter::Style::Terminal, 80);
    printer.update("tracking", 0, 100, start);
    printer.update("tracking", 10, 100, start + seconds(20)); // 2 s a frame, 90 to go
    QVERIFY2(out.str().ends_with("\rtracking 10/100 (10 %), 3:00 left\x1b[K"), out.str().c_str());
}

void tst_ProgressPrinter::linesAreSparse()
{
    std::ostringstream out;
    ProgressPrinter printer(out, ProgressPrinter::Style::Lines);
    for (int i = 0; i <= 1000; ++i)
        printer.update("matting", i, 1000, start + milliseconds(30 * i));
    printer.finish(start + seconds(30));
    const auto lines = std::ranges::count(out.str(), '\n');
    QVERIFY2(lines >= 3 && lines <= 6, out.str().c_str());
    QVERIFY(out.str().find('\r') == std::string::npos
            && out.str().find('\x1b') == std::string::npos);
    QVERIFY2(out.str().ends_with("matting 1000/1000 in 0:30\n"), out.str().c_str());
}

void tst_ProgressPrinter::aTerminalKeepsOneLine()
{
    std::ostringstream out;
    ProgressPrinter printer(out, ProgressPrinter::Style::Terminal, 24);
    printer.update("a stage with a long name indeed", 1, 2, start);
    printer.update("a stage with a long name indeed", 2, 2, start + seconds(1));
    QVERIFY(out.str().find('\n') == std::string::npos);
    printer.finish(start + seconds(1));
    QCOMPARE(std::ranges::count(out.str(), '\n'), 1);
    std::istringstream parts(out.str());
    for (std::string part; std::getline(parts, part, '\r');)
        QVERIFY2(part.substr(0, part.find('\x1b')).size() < 24, part.c_str());
}

void tst_ProgressPrinter::quietPrintsNothingButKeepsTimes()
{
    std::ostringstream out;
    ProgressPrinter printer(out, ProgressPrinter::Style::Quiet);
    printer.update("tracking", 0, 2, start);
    printer.update("tracking", 2, 2, start + seconds(4));
    printer.update("matting", 0, 2, start + seconds(5));
    printer.update("tracking", 1, 1, start + seconds(6));
    printer.finish(start + seconds(8));
    QCOMPARE(out.str(), std::string());
    QCOMPARE(printer.times().size(), std::size_t(2));
    QCOMPARE(printer.times()[0].stage, std::string("tracking"));
    QCOMPARE(printer.times()[0].seconds, 7.0);
    QCOMPARE(printer.times()[0].steps, 3);
    QCOMPARE(printer.times()[1].seconds, 1.0);
}

void tst_ProgressPrinter::durations()
{
    QCOMPARE(durationText(0.4), std::string("0:00"));
    QCOMPARE(durationText(65), std::string("1:05"));
    QCOMPARE(durationText(7384), std::string("2:03:04"));
    QCOMPARE(durationText(-1), std::string("0:00"));
    QCOMPARE(durationText(1e30), std::string("1000:00:00"));
}

QTEST_APPLESS_MAIN(tst_ProgressPrinter)
#include "tst_progress_printer.moc"
