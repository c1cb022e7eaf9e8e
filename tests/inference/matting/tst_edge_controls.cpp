// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/matting/edge_controls.h"
#include "inference/matting/temporal_smoothing.h"
#include "test_pictures.h"

#include <QTest>

#include <numbers>

using namespace filigree;
using namespace filigree::test;

namespace {

const Size frame{101, 101};

//! The radius of the disc that covers as much.
double radiusOf(const Image &alpha)
{
    return std::sqrt(sum(alpha) / std::numbers::pi);
}

Image withSpot(Image alpha, int x, int y, int side, float value)
{
    for (int dy = 0; dy < side; ++dy)
        std::fill_n(alpha.row<float>(y + dy) + x, side, value);
    return alpha;
}

} // namespace

class tst_EdgeControls : public QObject
{
    Q_OBJECT
private slots:
    void growsADiscByItsRadius_data();
    void growsADiscByItsRadius();
    void featherKeepsTheArea();
    void levels();
    void holesAndDots();
    void borderRepeatsTheInside();
    void neutralSettingsChangeNothing();
    void smoothingHoldsAStillPicture();
    void refusesWhatIsNoNumber();
};

void tst_EdgeControls::growsADiscByItsRadius_data()
{
    QTest::addColumn<double>("pixels");
    for (double pixels : {0.25, 0.5, 1.0, 1.7, 3.0, 7.5, -0.25, -1.0, -2.6, -8.0})
        QTest::addRow("%g pixels", pixels) << pixels;
}

// An edge that moved by whole pixels only, or became harder, would be seen at once.
void tst_EdgeControls::growsADiscByItsRadius()
{
    QFETCH(double, pixels);
    const Image before = disc(frame, 25, 4);
    const Image after = grown(before, pixels);
    const double moved = radiusOf(after) - radiusOf(before);
    QVERIFY2(std::abs(moved - pixels) < 0.08, qPrintable(QString::number(moved)));
    QVERIFY(largestDifference(after, disc(frame, 25 + pixels, 4)) < 0.08); // as soft as before
}

// Feathering softens without eating the object.
void tst_EdgeControls::featherKeepsTheArea()
{
    const Image before = disc(frame, 25, 1);
    const Image after = feathered(before, 3);
    QVERIFY(std::abs(sum(after) - sum(before)) < 0.002 * sum(before));
    QVERIFY(after.row<float>(50)[75] > 0.3F && after.row<float>(50)[75] < 0.7F);
}

// Black and white points are what cleans up haze in a matte.
void tst_EdgeControls::levels()
{
    const Image ramp = alphaImage({101, 1}, [](int x, int) { return x / 100.0; });
    const Image result = levelled(ramp, 0.2, 0.8, 1);
    QCOMPARE(result.row<float>(0)[10], 0.0F);
    QCOMPARE(result.row<float>(0)[90], 1.0F);
    QVERIFY(std::abs(result.row<float>(0)[50] - 0.5F) < 1e-6F);
    QVERIFY(std::abs(levelled(ramp, 0, 1, 2).row<float>(0)[25] - 0.5F) < 1e-6F);
}

// Small faults go, large ones and the background outside stay.
void tst_EdgeControls::holesAndDots()
{
    const Image clean = disc(frame, 30, 2);
    const Image holed = withSpot(withSpot(clean, 45, 45, 3, 0.2F), 55, 55, 6, 0.0F);
    const Image filled = holesFilled(holed, 9);
    QCOMPARE(filled.row<float>(46)[46], 1.0F);
    QCOMPARE(filled.row<float>(57)[57], 0.0F);
    QCOMPARE(filled.row<float>(2)[2], 0.0F);
    const Image dotted = withSpot(withSpot(clean, 3, 3, 3, 0.4F), 90, 90, 6, 1.0F);
    const Image cleaned = dotsRemoved(dotted, 9);
    QCOMPARE(cleaned.row<float>(4)[4], 0.0F);
    QCOMPARE(cleaned.row<float>(92)[92], 1.0F);
    QCOMPARE(cleaned.row<float>(50)[50], 1.0F);
}

// Codecs and filters leave dark rims at a frame's border, which show as gaps in a matte.
void tst_EdgeControls::borderRepeatsTheInside()
{
    const Image alpha = alphaImage({20, 10}, [](int x, int) { return x < 2 ? 0.0 : 1.0; });
    const Image result = borderRepeated(alpha, 2);
    QCOMPARE(result.row<float>(5)[0], 1.0F);
    QCOMPARE(result.size(), alpha.size());
    QCOMPARE(borderRepeated(alphaImage({1, 1}, [](int, int) { return 0.5; }), 3).row<float>(0)[0],
             0.5F);
}

// Every matte passes through here; untouched controls must not cost a bit of it.
void tst_EdgeControls::neutralSettingsChangeNothing()
{
    const Image alpha = disc(frame, 20.3, 5);
    const auto result = withEdgeControls(alpha, {});
    QVERIFY(result);
    QVERIFY(*result == alpha);
}

// Flicker in a still picture is the simplest thing that smoothing has to remove.
void tst_EdgeControls::smoothingHoldsAStillPicture()
{
    const Image picture = deepPicture(frame, [](int x, int y, int c) {
        return 0.5 + 0.3 * std::sin(0.4 * x + c) * std::cos(0.3 * y);
    });
    const Image alpha = disc(frame, 25, 4);
    const Image flickered = alphaImage(
        frame, [&](int x, int y) { return std::clamp(alpha.row<float>(y)[x] + 0.2, 0.0, 1.0); });
    const Image smooth =
        smoothedOverTime(flickered, picture, {&picture, &alpha}, {&picture, &alpha}, 1);
    QVERIFY(largestDifference(smooth, alpha) < 0.08);
    QVERIFY(smoothedOverTime(alpha, picture, {}, {}, 1) == alpha);
    Image trimap(frame, 1, PixelType::U8); // all known but one row
    std::fill_n(trimap.row<std::uint8_t>(20), frame.width, std::uint8_t(128));
    const Image band =
        smoothedOverTime(flickered, picture, {&picture, &alpha}, {&picture, &alpha}, 1, &trimap);
    for (int x = 0; x < frame.width; ++x) {
        QCOMPARE(band.row<float>(20)[x], smooth.row<float>(20)[x]);
        QCOMPARE(band.row<float>(21)[x], flickered.row<float>(21)[x]);
    }
}

// A broken project file must not turn a matte into nonsense.
void tst_EdgeControls::refusesWhatIsNoNumber()
{
    EdgeSettings settings;
    settings.grow = NAN;
    QVERIFY(!withEdgeControls(disc(frame, 20, 2), settings));
    QVERIFY(!withEdgeControls(Image(frame, 1, PixelType::U8), {}));
}

QTEST_GUILESS_MAIN(tst_EdgeControls)
#include "tst_edge_controls.moc"
