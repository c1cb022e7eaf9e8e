// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "tests/widgets/viewer/view_fixtures.h"
#include "widgets/theme/colours.h"

#include <QtTest>

#include <cmath>
#include <limits>

using namespace filigree;

// How the viewer reduces, magnifies and bounds a picture, against closed forms.
class tst_ViewSampling final : public QObject
{
    Q_OBJECT
private slots:
    // At 100 % every source pixel must reach the screen untouched, whatever its type.
    void showsPixelsAsTheyAre_data();
    void showsPixelsAsTheyAre();
    // A reduced picture is the mean of what it covers, else it flickers while zooming.
    void reducesByArea();
    void reducesByAnyFactor();
    // Sample positions are centre-aligned: a ramp stays the same ramp when magnified.
    void magnifiesLinearly();
    void showsSquarePixelsFromAfar();
    // A part of the view must be the same as in the whole, or panning would shimmer.
    void partsEqualTheWhole_data();
    void partsEqualTheWhole();
    // Cores share a view by bands of rows.
    void bandsLeaveNoSeams();
    void isGreyOutsideTheFrame();
    void survivesBadNumbers();
    void showsNothingForNothing();
};

namespace {

constexpr Size small{48, 32};

} // namespace

void tst_ViewSampling::showsPixelsAsTheyAre_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<int>("channels");
    QTest::newRow("8 bit") << int(PixelType::U8) << 3;
    QTest::newRow("16 bit") << int(PixelType::U16) << 3;
    QTest::newRow("float") << int(PixelType::F32) << 3;
    QTest::newRow("16 bit grey") << int(PixelType::U16) << 1;
    QTest::newRow("8 bit with alpha") << int(PixelType::U8) << 4;
}

void tst_ViewSampling::showsPixelsAsTheyAre()
{
    QFETCH(int, type);
    QFETCH(int, channels);
    Image image(small, channels, PixelType(type));
    const auto value = [&](int x, int y, int c) {
        return c == 3 ? 255 : (x * 5 + y * 7 + (channels < 3 ? 0 : c) * 60) % 256;
    };
    for (int y = 0; y < small.height; ++y) {
        for (int i = 0; i < small.width * channels; ++i) {
            const int v = value(i / channels, y, i % channels);
            if (PixelType(type) == PixelType::U8)
                image.row<std::uint8_t>(y)[i] = static_cast<std::uint8_t>(v);
            else if (PixelType(type) == PixelType::U16)
                image.row<std::uint16_t>(y)[i] = static_cast<std::uint16_t>(v * 257);
            else
                image.row<float>(y)[i] = v / 255.0F;
        }
    }
    const QImage shown = composeWhole(layersOf(std::make_shared<const Image>(std::move(image))),
                                      settingsOf(ViewMode::Source));
    QCOMPARE(shown.size(), QSize(small.width, small.height));
    for (int y = 0; y < small.height; ++y) {
        for (int x = 0; x < small.width; ++x)
            QCOMPARE(shown.pixel(x, y), qRgb(value(x, y, 0), value(x, y, 1), value(x, y, 2)));
    }
}

void tst_ViewSampling::reducesByArea()
{
    const ImagePtr stripes =
        plane(small, [](int x, int y) { return float((x % 4 < 1 ? 1 : 0) + y % 2 * 0.2); });
    const QImage shown = composeView(layersOf(stripes), settingsOf(ViewMode::Source),
                                     QRectF(0, 0, 48, 32), QSize(12, 16));
    for (int y = 0; y < 16; ++y) {
        for (int x = 0; x < 12; ++x)
            QVERIFY(std::abs(grey(shown.pixel(x, y)) - 255 * 0.35) <= 1);
    }
}

void tst_ViewSampling::reducesByAnyFactor()
{
    // A ramp reduced by 1.5: each pixel is the mean of the ramp over its area.
    const ImagePtr ramp = plane(small, [](int x, int) { return (x + 0.5F) / 48; });
    const QImage shown = composeView(layersOf(ramp), settingsOf(ViewMode::Source),
                                     QRectF(0, 0, 48, 32), QSize(32, 32));
    for (int x = 0; x < 32; ++x) {
        double sum = 0; // the ramp is a staircase
        for (int k = 0; k < 300; ++k)
            sum += (std::floor(x * 1.5 + (k + 0.5) * 0.005) + 0.5) / 48;
        QVERIFY(std::abs(grey(shown.pixel(x, 3)) - 255 * sum / 300) <= 1);
    }
}

void tst_ViewSampling::magnifiesLinearly()
{
    const ImagePtr ramp = plane(small, [](int x, int y) { return (x + y) / 80.0F; });
    const QRectF visible(10, 5, 12, 8);
    const QImage shown =
        composeView(layersOf(ramp), settingsOf(ViewMode::Source), visible, QSize(36, 24));
    for (int y = 0; y < 24; ++y) {
        for (int x = 0; x < 36; ++x) {
            const double at = 10 + (x + 0.5) / 3 - 0.5 + 5 + (y + 0.5) / 3 - 0.5;
            QVERIFY(std::abs(grey(shown.pixel(x, y)) - 255 * at / 80) <= 1);
        }
    }
}

void tst_ViewSampling::showsSquarePixelsFromAfar()
{
    const ImagePtr checks =
        plane(small, [](int x, int y) { return (x + y) % 2 == 0 ? 1.0F : 0.0F; });
    const QImage shown = composeView(layersOf(checks), settingsOf(ViewMode::Source),
                                     QRectF(4, 4, 4, 3), QSize(40, 30));
    for (int y = 0; y < 30; ++y) {
        for (int x = 0; x < 40; ++x)
            QCOMPARE(grey(shown.pixel(x, y)), (x / 10 + y / 10) % 2 == 0 ? 255 : 0);
    }
}

void tst_ViewSampling::partsEqualTheWhole_data()
{
    QTest::addColumn<double>("scale");
    QTest::newRow("reduced") << 0.5;
    QTest::newRow("100 %") << 1.0;
    QTest::newRow("magnified") << 3.0;
    QTest::newRow("square pixels") << 10.0;
}

void tst_ViewSampling::partsEqualTheWhole()
{
    QFETCH(double, scale);
    ViewLayers layers =
        layersOf(plane(small, [](int x, int y) { return ((x * 37 + y * 61) % 97) / 96.0F; }));
    layers.objects.push_back(objectOf(plane(small, [](int x, int y) { // a soft disc
        return std::clamp(12 - float(std::hypot(x - 24, y - 16)), 0.0F, 1.0F);
    })));
    for (const ViewMode mode : {ViewMode::Source, ViewMode::Matte, ViewMode::Trimap}) {
        const ViewSettings settings = settingsOf(mode);
        const QImage whole =
            composeView(layers, settings, QRectF(0, 0, 48, 32), QSize(48, 32) * scale);
        const QRectF part(12, 8, 20, 12);
        const QImage shown = composeView(layers, settings, part, part.size().toSize() * scale);
        const QImage expected = whole.copy(QRect((part.topLeft() * scale).toPoint(), shown.size()));
        QCOMPARE(shown, expected);
    }
}

void tst_ViewSampling::bandsLeaveNoSeams()
{
    const Size large{160, 600};
    ViewLayers layers = layersOf(plane(large, [](int x, int y) { return (x + y) % 97 / 96.0F; }));
    const auto slanted = [](int by) { // edges that cross every border of a band
        return plane({160, 600},
                     [by](int x, int y) { return (4 * y + x + by) / 120 % 2 != 0 ? 1.0F : 0.0F; });
    };
    layers.objects.push_back(objectOf(slanted(0)));
    OnionLayer before;
    before.offset = -1;
    before.objects.push_back(objectOf(slanted(40)));
    layers.onion.push_back(before);
    ViewSettings settings = settingsOf(ViewMode::Overlay);
    settings.outlines = true;
    settings.onion.enabled = true;
    const QImage whole = composeWhole(layers, settings);
    constexpr int strip = 50, edge = 2; // too low to be shared; the outline ends at its edges
    for (int top = 0; top + strip <= large.height; top += strip - 2 * edge) {
        const QImage shown =
            composeView(layers, settings, QRectF(0, top, 160, strip), QSize(160, strip));
        const QRect inner(0, edge, 160, strip - 2 * edge);
        QCOMPARE(whole.copy(inner.translated(0, top)), shown.copy(inner));
    }
}

void tst_ViewSampling::isGreyOutsideTheFrame()
{
    const ViewLayers layers = layersOf(plainPicture(small, 200, 100, 50));
    const QImage shown =
        composeView(layers, settingsOf(ViewMode::Source), QRectF(-10, -4, 68, 40), QSize(68, 40));
    for (int y = 0; y < 40; ++y) {
        for (int x = 0; x < 68; ++x) {
            const bool inside = x >= 10 && x < 58 && y >= 4 && y < 36;
            QCOMPARE(shown.pixel(x, y), inside ? qRgb(200, 100, 50) : theme::surround.rgb());
        }
    }
}

void tst_ViewSampling::survivesBadNumbers()
{
    Image image(small, 3, PixelType::F32);
    image.row<float>(0)[0] = std::numeric_limits<float>::quiet_NaN();
    image.row<float>(0)[1] = std::numeric_limits<float>::infinity();
    image.row<float>(0)[2] = -5;
    const QImage shown = composeWhole(layersOf(std::make_shared<const Image>(std::move(image))),
                                      settingsOf(ViewMode::Source));
    QCOMPARE(qBlue(shown.pixel(0, 0)), 0);
    QCOMPARE(shown.pixel(1, 0), qRgb(0, 0, 0));
}

void tst_ViewSampling::showsNothingForNothing()
{
    QVERIFY(composeView({}, {}, QRectF(0, 0, 10, 10), QSize(10, 10)).isNull());
    const ViewLayers layers = layersOf(plainPicture(small, 1, 2, 3));
    QVERIFY(composeView(layers, {}, QRectF(), QSize(10, 10)).isNull());
    QVERIFY(composeView(layers, {}, QRectF(0, 0, 10, 10), QSize()).isNull());
    // Far from the frame there is only the surround.
    const QImage far = composeView(layers, {}, QRectF(500, 500, 10, 10), QSize(10, 10));
    QCOMPARE(far.pixel(5, 5), theme::surround.rgb());
}

QTEST_APPLESS_MAIN(tst_ViewSampling)
#include "tst_view_sampling.moc"
