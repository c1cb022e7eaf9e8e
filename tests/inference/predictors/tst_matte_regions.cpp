// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/matte_regions.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>

using namespace filigree;

class tst_MatteRegions final : public QObject
{
    Q_OBJECT
private slots:
    // An unknown pixel without its surroundings would get a worse alpha, and no one would see why.
    void everyUnknownPixelIsAMarginDeep_data();
    void everyUnknownPixelIsAMarginDeep();
    // A large object's inside, and what lies outside of it, cost nothing.
    void theInsideOfARingIsLeftOut();
    // What a network makes of a part is not what it makes of the whole.
    void aFrameThatFitsIsShownWhole();
    void nothingUnknownNeedsNothing();
    // Regions that disagree must still meet without a step.
    void regionsMeetSmoothly();
};

namespace {

Image trimapOf(Size size, const std::function<bool(int x, int y)> &isUnknown)
{
    Image trimap(size, 1, PixelType::U8);
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x)
            trimap.row<uint8_t>(y)[x] = isUnknown(x, y) ? 128 : (x / 50) % 2 == 0 ? 0 : 255;
    }
    return trimap;
}

bool isRing(int x, int y, int centreX, int centreY, double radius)
{
    return std::abs(std::hypot(x - centreX, y - centreY) - radius) < 10;
}

bool isDeep(const PixelWindow &window, Size frame, int margin, int x, int y)
{
    const auto along = [&](int at, int first, int count, int size) {
        return at >= first + (first > 0 ? margin : 0)
            && at < first + count - (first + count < size ? margin : 0);
    };
    return along(x, window.x, window.width, frame.width)
        && along(y, window.y, window.height, frame.height);
}

int64_t pixelsOf(const std::vector<PixelWindow> &windows)
{
    int64_t pixels = 0;
    for (const PixelWindow &window : windows)
        pixels += int64_t(window.width) * window.height;
    return pixels;
}

} // namespace

void tst_MatteRegions::everyUnknownPixelIsAMarginDeep_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("most");
    QTest::newRow("4K in one") << 3840 << 2160 << 20'000'000;
    QTest::newRow("4K in parts") << 3840 << 2160 << 1'500'000;
    QTest::newRow("odd sizes in the smallest parts") << 1999 << 1111 << 500'000;
    QTest::newRow("smaller than a step") << 90 << 50 << 500'000;
}

void tst_MatteRegions::everyUnknownPixelIsAMarginDeep()
{
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(int, most);
    const Size size{width, height};
    std::mt19937 random(3);
    std::vector<std::pair<int, int>> dots; // far from everything else
    for (int i = 0; i < 5; ++i)
        dots.emplace_back(int(random() % unsigned(width)), int(random() % unsigned(height)));
    const Image trimap = trimapOf(size, [&](int x, int y) {
        return isRing(x, y, width / 2, height / 2, height * 0.45)
            || std::ranges::find(dots, std::pair(x, y)) != dots.end();
    });
    RegionLimits limits;
    limits.mostPixels = most;
    const std::vector<PixelWindow> windows = planRegions(trimap, limits);
    QVERIFY(!windows.empty());
    for (const PixelWindow &window : windows) {
        QVERIFY(window.x >= 0 && window.y >= 0);
        QVERIFY(window.x + window.width <= width && window.y + window.height <= height);
        QVERIFY(int64_t(window.width) * window.height <= most);
    }
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            if (trimap.row<uint8_t>(y)[x] != 128)
                continue;
            const bool isCovered = std::ranges::any_of(windows, [&](const PixelWindow &window) {
                return isDeep(window, size, limits.margin, x, y);
            });
            QVERIFY2(isCovered, qPrintable(QString("%1, %2").arg(x).arg(y)));
        }
    }
}

void tst_MatteRegions::theInsideOfARingIsLeftOut()
{
    const Size size{7680, 4320};
    RegionLimits limits;
    limits.mostPixels = 2'000'000;
    const auto ring = [&](int x, int y) { return isRing(x, y, 3000, 2000, 1500); };
    const int64_t pixels = pixelsOf(planRegions(trimapOf(size, ring), limits));
    QVERIFY2(pixels < int64_t(size.width) * size.height / 2, qPrintable(QString::number(pixels)));
    const auto dot = [](int x, int y) { return x == 5000 && y == 3000; };
    const std::vector<PixelWindow> one = planRegions(trimapOf(size, dot), limits);
    QCOMPARE(one.size(), std::size_t(1));
    QVERIFY(pixelsOf(one) <= 672 * 672);
}

void tst_MatteRegions::aFrameThatFitsIsShownWhole()
{
    const Size size{3840, 2160};
    const auto planned = [&](double radius, int64_t most) {
        RegionLimits limits;
        limits.mostPixels = most;
        return planRegions(
            trimapOf(size, [&](int x, int y) { return isRing(x, y, 2000, 1000, radius); }), limits);
    };
    const std::vector<PixelWindow> whole = planned(800, 10'000'000);
    QCOMPARE(whole.size(), std::size_t(1));
    QCOMPARE(pixelsOf(whole), int64_t(size.width) * size.height);
    QVERIFY(pixelsOf(planned(800, 8'000'000)) < int64_t(size.width) * size.height);
    QVERIFY(pixelsOf(planned(200, 10'000'000)) < int64_t(size.width) * size.height / 4);
}

void tst_MatteRegions::nothingUnknownNeedsNothing()
{
    QVERIFY(planRegions(trimapOf({300, 200}, [](int, int) { return false; }), {}).empty());
}

void tst_MatteRegions::regionsMeetSmoothly()
{
    const Size size{1000, 400};
    constexpr int margin = 160;
    RegionBlend blend(size, margin);
    const PixelWindow left{0, 0, 672, 400};
    const PixelWindow right{224, 0, 776, 400};
    blend.add(left, std::vector<float>(672 * 400, 0.2F));
    blend.add(right, std::vector<float>(776 * 400, 0.8F));
    const Image alpha = blend.takeResult();
    const float *row = alpha.row<float>(200);
    QCOMPARE(row[0], 0.2F); // each alone where the other is not, up to the frame's edge
    QCOMPARE(row[999], 0.8F);
    float largest = 0;
    for (int x = 1; x < size.width; ++x)
        largest = std::max(largest, std::abs(row[x] - row[x - 1]));
    QVERIFY2(largest < 1.0F / 160, qPrintable(QString::number(largest)));
}

QTEST_APPLESS_MAIN(tst_MatteRegions)
#include "tst_matte_regions.moc"
