// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/engines.h"

#include <QtTest>

#include <array>
#include <atomic>
#include <opencv2/core.hpp>
#include <thread>

using namespace filigree;

//! Making engines by their names.
class tst_Engines final : public QObject
{
    Q_OBJECT
private slots:
    // Threads of the window make engines whenever they first need one, while others compute.
    void areMadeWhileOthersCompute();
};

namespace {

// Divides work as OpenCV's own functions do; returns how often until the stop, or -1 if some of it
// was not done.
int divideUntil(const std::atomic<bool> &stop)
{
    for (int count = 0;; ++count) {
        if (stop)
            return count;
        std::array<int, 64> done{};
        cv::parallel_for_({0, int(done.size())}, [&](const cv::Range &part) {
            for (int i = part.start; i < part.end; ++i)
                done[std::size_t(i)] = i;
        });
        for (int i = 0; i < int(done.size()); ++i) {
            if (done[std::size_t(i)] != i)
                return -1;
        }
    }
}

} // namespace

void tst_Engines::areMadeWhileOthersCompute()
{
    std::atomic<bool> stop = false;
    std::array<int, 3> counts{};
    std::vector<std::jthread> others;
    for (int &count : counts)
        others.emplace_back([&count, &stop] { count = divideUntil(stop); });
    EngineOptions options;
    options.threads = 2;
    for (int i = 0; i < 400; ++i) {
        const auto matter = makeMatter("builtin", nullptr, options);
        QVERIFY2(matter.has_value(), matter ? "" : matter.error().message.c_str());
        QTest::qSleep(1);
    }
    stop = true;
    others.clear();
    for (const int count : counts)
        QVERIFY(count > 0);
}

QTEST_APPLESS_MAIN(tst_Engines)
#include "tst_engines.moc"
