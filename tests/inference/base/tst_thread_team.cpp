// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/base/thread_team.h"

#include <QtTest>

#include <numeric>

using namespace filigree;

class tst_ThreadTeam final : public QObject
{
    Q_OBJECT
private slots:
    // A skipped item is a hole in the matte, one done twice is a race.
    void eachItemIsDoneOnce();
    // Thrown on another thread it would end the program.
    void whatABodyThrowsComesOut();
    // Of two things at once each is done, once, though either may be quicker or throw.
    void bothAreDone();
};

void tst_ThreadTeam::eachItemIsDoneOnce()
{
    for (const int threads : {1, 2, 5}) {
        ThreadTeam team(threads);
        std::vector<int> done(1000, 0);
        team.forRanges(1000, 7, [&](int, int first, int last) {
            for (int i = first; i < last; ++i)
                ++done[std::size_t(i)];
        });
        QCOMPARE(done, std::vector<int>(1000, 1));
    }
}

void tst_ThreadTeam::whatABodyThrowsComesOut()
{
    for (const int threads : {1, 4}) {
        ThreadTeam team(threads);
        const auto wrong = [](int i) {
            if (i % 3 == 0)
                throw std::runtime_error("wrong");
        };
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, team.forEach(100, wrong));
        std::atomic<int> sum = 0; // and the team works on
        team.forEach(100, [&](int i) { sum += i; });
        QCOMPARE(sum.load(), 99 * 100 / 2);
    }
}

void tst_ThreadTeam::bothAreDone()
{
    using namespace std::chrono_literals;
    for (int round = 0; round < 300; ++round) {
        std::atomic<int> ones = 0, others = 0;
        const auto count = [round](std::atomic<int> &done, bool isSlow) {
            if (isSlow)
                std::this_thread::sleep_for(100us);
            ++done;
        };
        runBoth([&] { count(ones, round % 3 == 1); }, [&] { count(others, round % 3 == 2); });
        QCOMPARE(ones.load(), 1);
        QCOMPARE(others.load(), 1);
    }
    const auto wrong = [] { throw std::runtime_error("wrong"); };
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, runBoth(wrong, [] {}));
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, runBoth([] {}, wrong));
}

QTEST_APPLESS_MAIN(tst_ThreadTeam)
#include "tst_thread_team.moc"
