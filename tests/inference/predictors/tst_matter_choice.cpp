// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/matter_choice.h"
#include "inference/predictors/tracker_cost.h"

#include <QtTest>

using namespace filigree;

//! Which matter "auto" stands for, and what is said of the cost of engines that never ran.
class tst_MatterChoice final : public QObject
{
    Q_OBJECT
private slots:
    // A user who chooses nothing must neither wait for minutes nor get less than there is time for.
    void theRegionDecides_data();
    void theRegionDecides();
    void whatIsNotInstalledIsNotChosen();
    // A frame with a thin band must not be taken for a large one.
    void onlyTheNeighbourhoodCounts();
    // Nobody chooses among trackers whose cost is not told.
    void everyNetworkThatFollowsHasACost();
};

namespace {

EngineOptions withModels(const std::string &device, std::initializer_list<const char *> ids)
{
    EngineOptions options{device, 1};
    for (const char *id : ids)
        options.models[id] = "file";
    return options;
}

} // namespace

void tst_MatterChoice::theRegionDecides_data()
{
    QTest::addColumn<QString>("device");
    QTest::addColumn<qint64>("pixels");
    QTest::addColumn<QString>("best");
    QTest::newRow("a patch") << "cpu" << qint64(100'000) << "vitmatte_b";
    QTest::newRow("HD") << "cpu" << qint64(2'000'000) << "mematte_s";
    QTest::newRow("8K") << "cpu" << qint64(33'000'000) << "builtin";
    QTest::newRow("HD on a graphics processor") << "cuda:0" << qint64(2'000'000) << "vitmatte_b";
    QTest::newRow("8K on a graphics processor") << "cuda:0" << qint64(33'000'000) << "mematte_s";
}

void tst_MatterChoice::theRegionDecides()
{
    QFETCH(QString, device);
    QFETCH(qint64, pixels);
    QFETCH(QString, best);
    const EngineOptions options =
        withModels(device.toStdString(), {"mematte_s", "mematte_b", "vitmatte_s", "vitmatte_b"});
    QCOMPARE(QString::fromStdString(bestMatter(options, pixels)), best);
}

void tst_MatterChoice::whatIsNotInstalledIsNotChosen()
{
    QCOMPARE(bestMatter({}, 1000), "builtin");
    QCOMPARE(bestMatter(withModels("cpu", {"sam2.1_hiera_tiny"}), 1000), "builtin");
    QCOMPARE(bestMatter(withModels("cpu", {"vitmatte_s"}), 1000), "vitmatte_s");
    QVERIFY(!likelyCost("builtin", 1000, {}));
    QVERIFY(likelyCost("mematte_s", 1'000'000, {})->bytes < std::int64_t(1) << 30);
}

void tst_MatterChoice::onlyTheNeighbourhoodCounts()
{
    Image trimap({3840, 2160}, 1, PixelType::U8);
    QCOMPARE(shownPixels(trimap), std::int64_t(0));
    for (int y = 1000; y < 1040; ++y)
        std::fill_n(trimap.row<std::uint8_t>(y) + 2000, 40, std::uint8_t(128));
    QVERIFY(shownPixels(trimap) > 300 * 300);
    QVERIFY(shownPixels(trimap) < 1000 * 1000);
}

void tst_MatterChoice::everyNetworkThatFollowsHasACost()
{
    for (const EngineInfo &tracker : trackers()) {
        const auto alone = likelyTrackingSeconds(tracker.id, {"cpu", 1});
        const auto graphics = likelyTrackingSeconds(tracker.id, {"cuda:0", 1});
        QCOMPARE(alone.has_value(), tracker.needsModel);
        QCOMPARE(graphics.has_value(), tracker.needsModel);
        if (alone)
            QVERIFY2(*graphics > 0 && *graphics < *alone, tracker.id.c_str());
    }
    QVERIFY(*likelyTrackingSeconds("edgetam", {"cpu", 1})
            < *likelyTrackingSeconds("sam2.1_hiera_large", {"cpu", 1}));
}

QTEST_APPLESS_MAIN(tst_MatterChoice)
#include "tst_matter_choice.moc"
