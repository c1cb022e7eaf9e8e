// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "tests/widgets/viewer/view_fixtures.h"
#include "widgets/theme/colours.h"

#include <QtTest>

#include <cmath>
#include <limits>

using namespace filigree;

// What the viewer shows of each view, against closed forms.
class tst_ComposeView final : public QObject
{
    Q_OBJECT
private slots:
    // I = alpha F + (1 - alpha) B.
    void compositesOverASolidColour();
    void addsUpMattes();
    void usesForegroundColours();
    void coversTheFrameWithABackground();
    void showsAlphaOfThePictureOverAChecker();
    void showsForegroundStraight();
    void showsAlphaAsGrey();
    void fallsBackToTheMask();
    void showsTrimapLevels();
    void magnifiesDifferences();
    void tintsObjects();
    // The line must lie on both sides of the edge and nowhere else.
    void outlinesTheEdge_data();
    void outlinesTheEdge();
    void doesNotOutlineTheBorder();

    void wipesAtTheLine_data();
    void wipesAtTheLine();
    void wipesVersions();
    void showsSideBySide();

    // Nearer neighbours are stronger, and the direction can be told without colours.
    void fadesOnionSkin();
    void drawsOnionCutOutsBehindTheMatte();
};

namespace {

constexpr Size small{48, 32};

bool near(QRgb pixel, const QColor &colour, int tolerance = 1)
{
    return std::abs(qRed(pixel) - colour.red()) <= tolerance
        && std::abs(qGreen(pixel) - colour.green()) <= tolerance
        && std::abs(qBlue(pixel) - colour.blue()) <= tolerance;
}

} // namespace

#define VERIFY_PIXEL(image, x, y, colour)                                                          \
    QVERIFY2(near((image).pixel(x, y), colour),                                                    \
             qPrintable(QStringLiteral("%1 at %2, %3 instead of %4")                               \
                            .arg(QColor((image).pixel(x, y)).name())                               \
                            .arg(x)                                                                \
                            .arg(y)                                                                \
                            .arg(QColor(colour).name())))

void tst_ComposeView::compositesOverASolidColour()
{
    ViewLayers layers = layersOf(plainPicture(small, 200, 100, 40));
    layers.objects.push_back(objectOf(plane(small, [](int x, int) { return x / 47.0F; })));
    ViewSettings settings = settingsOf(ViewMode::Matte);
    settings.background = Background::Solid;
    settings.backgroundColour = QColor(10, 220, 90);
    const QImage shown = composeWhole(layers, settings);
    for (int x = 0; x < 48; ++x) {
        const double a = x / 47.0;
        const auto mix = [a](int f, int b) { return qRound(a * f + (1 - a) * b); };
        VERIFY_PIXEL(shown, x, 7, QColor(mix(200, 10), mix(100, 220), mix(40, 90)));
    }
}

void tst_ComposeView::addsUpMattes()
{
    ViewLayers layers = layersOf(plainPicture(small, 0, 0, 0));
    ObjectLayer red = objectOf(plane(small, [](int x, int) { return x < 24 ? 0.25F : 0.75F; }));
    ObjectLayer blue = objectOf(plane(small, [](int, int) { return 0.5F; }));
    red.foreground = plainPicture(small, 255, 0, 0);
    blue.foreground = plainPicture(small, 0, 0, 255);
    layers.objects = {red, blue};
    ViewSettings settings = settingsOf(ViewMode::Matte);
    settings.background = Background::Solid;
    settings.backgroundColour = QColor(0, 255, 0);
    const QImage shown = composeWhole(layers, settings);
    VERIFY_PIXEL(shown, 5, 5, QColor(64, 64, 128)); // a quarter of the background is left
    VERIFY_PIXEL(shown, 40, 5, QColor(153, 0, 102)); // more than 1: weighted means
    VERIFY_PIXEL(composeWhole(layers, settingsOf(ViewMode::Alpha)), 5, 5, QColor(191, 191, 191));
    VERIFY_PIXEL(composeWhole(layers, settingsOf(ViewMode::Alpha)), 40, 5, QColor(Qt::white));
}

void tst_ComposeView::usesForegroundColours()
{
    ViewLayers layers = layersOf(plainPicture(small, 0, 255, 0)); // the screen shines through
    layers.objects.push_back(objectOf(plane(small, [](int, int) { return 0.5F; })));
    layers.objects.front().foreground = plainPicture(small, 240, 200, 180);
    ViewSettings settings = settingsOf(ViewMode::Matte);
    settings.background = Background::Solid;
    settings.backgroundColour = Qt::black;
    VERIFY_PIXEL(composeWhole(layers, settings), 9, 9, QColor(120, 100, 90));
}

void tst_ComposeView::coversTheFrameWithABackground()
{
    ViewLayers layers = layersOf(plainPicture(small, 0, 0, 0));
    layers.objects.push_back(objectOf(plane(small, [](int, int) { return 0.0F; })));
    // Four times as wide as high: the frame shows its middle, cut off left and right.
    layers.background = plane({256, 64}, [](int x, int) { return (x + 0.5F) / 256; });
    ViewSettings settings = settingsOf(ViewMode::Matte);
    settings.background = Background::Picture;
    const QImage shown = composeWhole(layers, settings);
    for (const int x : {0, 10, 24, 47}) {
        const double at = 128 + (x + 0.5 - 24) * 2;
        QVERIFY(std::abs(grey(shown.pixel(x, 3)) - 255 * at / 256) <= 1);
    }
}

void tst_ComposeView::showsAlphaOfThePictureOverAChecker()
{
    Image image(small, 4, PixelType::U8);
    for (int x = 0; x < 48 * 4; ++x)
        image.row<std::uint8_t>(0)[x] = 255;
    const QImage shown = composeWhole(layersOf(std::make_shared<const Image>(std::move(image))),
                                      settingsOf(ViewMode::Source));
    VERIFY_PIXEL(shown, 30, 0, QColor(Qt::white));
    QVERIFY(shown.pixel(2, 2) != shown.pixel(14, 2)); // two squares
    QCOMPARE(shown.pixel(2, 2), shown.pixel(26, 2));
}

void tst_ComposeView::showsForegroundStraight()
{
    ViewLayers layers = layersOf(plainPicture(small, 0, 255, 0));
    layers.objects.push_back(
        objectOf(plane(small, [](int x, int) { return x < 10 ? 0.0F : 0.1F; })));
    layers.objects.front().foreground = plainPicture(small, 240, 200, 180);
    const QImage shown = composeWhole(layers, settingsOf(ViewMode::Foreground));
    VERIFY_PIXEL(shown, 4, 9, QColor(Qt::black));
    VERIFY_PIXEL(shown, 20, 9, QColor(240, 200, 180));
}

void tst_ComposeView::showsAlphaAsGrey()
{
    ViewLayers layers = layersOf(plainPicture(small, 9, 9, 9));
    layers.objects.push_back(objectOf(plane(small, [](int x, int) { return x / 47.0F; })));
    const QImage shown = composeWhole(layers, settingsOf(ViewMode::Alpha));
    for (int x = 0; x < 48; ++x)
        VERIFY_PIXEL(shown, x, 20, QColor::fromRgbF(x / 47.0F, x / 47.0F, x / 47.0F));
}

void tst_ComposeView::fallsBackToTheMask()
{
    ViewLayers layers = layersOf(plainPicture(small, 9, 9, 9));
    ObjectLayer object;
    object.mask = plane(small, [](int x, int) { return x < 24 ? -3.0F : 0.01F; }); // logits
    layers.objects.push_back(object);
    const QImage shown = composeWhole(layers, settingsOf(ViewMode::Alpha));
    VERIFY_PIXEL(shown, 23, 4, QColor(Qt::black));
    VERIFY_PIXEL(shown, 24, 4, QColor(Qt::white));
}

void tst_ComposeView::showsTrimapLevels()
{
    Image trimap(small, 1, PixelType::U8);
    for (int y = 0; y < small.height; ++y) {
        for (int x = 0; x < small.width; ++x)
            trimap.row<std::uint8_t>(y)[x] = x < 16 ? 0 : x < 32 ? 128 : 255;
    }
    ViewLayers layers = layersOf(plainPicture(small, 100, 100, 100));
    layers.objects.push_back({});
    layers.objects.front().trimap = std::make_shared<const Image>(std::move(trimap));
    const QImage shown = composeWhole(layers, settingsOf(ViewMode::Trimap));
    VERIFY_PIXEL(shown, 3, 3, QColor(20, 20, 20));
    VERIFY_PIXEL(shown, 20, 3, QColor(122, 122, 122));
    VERIFY_PIXEL(shown, 40, 3, QColor(224, 224, 224));
}

void tst_ComposeView::magnifiesDifferences()
{
    ViewLayers layers = layersOf(plainPicture(small, 100, 50, 20));
    const QImage first = composeWhole(layers, settingsOf(ViewMode::Difference));
    VERIFY_PIXEL(first, 3, 3, QColor(Qt::black));
    layers.previous = plainPicture(small, 90, 55, 20);
    const QImage shown = composeWhole(layers, settingsOf(ViewMode::Difference));
    VERIFY_PIXEL(shown, 3, 3, QColor(40, 20, 0));
}

void tst_ComposeView::tintsObjects()
{
    ViewLayers layers = layersOf(plainPicture(small, 100, 100, 100));
    ObjectLayer object;
    object.colour = {200, 0, 100};
    object.mask = maskImage(small, [](int x, int) { return x >= 20; });
    layers.objects.push_back(object);
    ViewSettings settings = settingsOf(ViewMode::Overlay);
    settings.overlayOpacity = 0.5;
    const QImage shown = composeWhole(layers, settings);
    VERIFY_PIXEL(shown, 5, 5, QColor(100, 100, 100));
    VERIFY_PIXEL(shown, 40, 5, QColor(150, 50, 100));
}

void tst_ComposeView::outlinesTheEdge_data()
{
    QTest::addColumn<double>("scale");
    QTest::addColumn<double>("pixelRatio");
    QTest::addColumn<int>("reach"); // of the line to either side, in device pixels
    QTest::newRow("reduced") << 0.5 << 1.0 << 1;
    QTest::newRow("100 %") << 1.0 << 1.0 << 1;
    QTest::newRow("square pixels") << 8.0 << 1.0 << 1;
    QTest::newRow("screen of 200 %") << 1.0 << 2.0 << 2;
    QTest::newRow("screen of 125 %") << 1.0 << 1.25 << 1;
    QTest::newRow("reduced on a screen of 300 %") << 0.5 << 3.0 << 3;
}

void tst_ComposeView::outlinesTheEdge()
{
    QFETCH(double, scale);
    QFETCH(double, pixelRatio);
    QFETCH(int, reach);
    ViewLayers layers = layersOf(plainPicture(small, 100, 100, 100));
    ObjectLayer object;
    object.colour = {255, 0, 0};
    object.mask = maskImage(small, [](int x, int) { return x >= 20; });
    layers.objects.push_back(object);
    ViewSettings settings = settingsOf(ViewMode::Overlay);
    settings.overlayOpacity = 0;
    const QImage shown =
        composeView(layers, settings, QRectF(0, 0, 48, 32), QSize(48, 32) * scale, pixelRatio);
    const int edge = int(20 * scale);
    for (int x = 0; x < shown.width(); ++x) {
        const bool line = x >= edge - reach && x < edge + reach;
        VERIFY_PIXEL(shown, x, 6, line ? QColor(255, 0, 0) : QColor(100, 100, 100));
    }
}

void tst_ComposeView::doesNotOutlineTheBorder()
{
    ViewLayers layers = layersOf(plainPicture(small, 100, 100, 100));
    ObjectLayer object;
    object.mask = maskImage(small, [](int, int) { return true; });
    layers.objects.push_back(object);
    ViewSettings settings = settingsOf(ViewMode::Overlay);
    settings.overlayOpacity = 0;
    const QImage shown = composeWhole(layers, settings);
    for (const QPoint at : {QPoint(0, 0), QPoint(47, 31), QPoint(47, 0), QPoint(20, 0)})
        VERIFY_PIXEL(shown, at.x(), at.y(), QColor(100, 100, 100));
}

void tst_ComposeView::wipesAtTheLine_data()
{
    QTest::addColumn<double>("angle");
    QTest::addColumn<QPoint>("inA");
    QTest::addColumn<QPoint>("inB");
    QTest::newRow("upright") << 0.0 << QPoint(23, 31) << QPoint(24, 0);
    QTest::newRow("flat") << 90.0 << QPoint(40, 15) << QPoint(3, 16);
    QTest::newRow("upside down") << 180.0 << QPoint(25, 3) << QPoint(22, 3);
    QTest::newRow("flat, B above") << 270.0 << QPoint(3, 17) << QPoint(40, 14);
    QTest::newRow("sloping") << 45.0 << QPoint(24, 14) << QPoint(24, 18);
}

void tst_ComposeView::wipesAtTheLine()
{
    QFETCH(double, angle);
    QFETCH(QPoint, inA);
    QFETCH(QPoint, inB);
    ViewLayers layers = layersOf(plainPicture(small, 200, 50, 50));
    layers.objects.push_back(objectOf(plane(small, [](int, int) { return 1.0F; })));
    ViewSettings settings = settingsOf(ViewMode::Source);
    settings.b.mode = ViewMode::Alpha;
    settings.compare = Compare::Wipe;
    settings.wipe.angle = angle;
    const QImage shown = composeWhole(layers, settings);
    VERIFY_PIXEL(shown, inA.x(), inA.y(), QColor(200, 50, 50));
    VERIFY_PIXEL(shown, inB.x(), inB.y(), QColor(Qt::white));
    int ofB = 0;
    for (int y = 0; y < 32; ++y) {
        for (int x = 0; x < 48; ++x)
            ofB += shown.pixel(x, y) == qRgb(255, 255, 255) ? 1 : 0;
    }
    QVERIFY2(std::abs(ofB - 24 * 32) <= 32, "a line through the middle halves the frame");
}

void tst_ComposeView::wipesVersions()
{
    ViewLayers layers = layersOf(plainPicture(small, 0, 0, 0));
    layers.objects.push_back(objectOf(plane(small, [](int, int) { return 1.0F; })));
    layers.objectsB.push_back(objectOf(plane(small, [](int, int) { return 0.5F; })));
    ViewSettings settings = settingsOf(ViewMode::Alpha);
    settings.b.mode = ViewMode::Alpha;
    settings.compare = Compare::Wipe;
    const QImage shown = composeWhole(layers, settings);
    VERIFY_PIXEL(shown, 23, 3, QColor(Qt::white));
    VERIFY_PIXEL(shown, 24, 3, QColor(128, 128, 128));
}

void tst_ComposeView::showsSideBySide()
{
    ViewLayers layers = layersOf(plane(small, [](int x, int) { return x == 10 ? 1.0F : 0.0F; }));
    layers.objects.push_back(objectOf(plane(small, [](int x, int) { return x / 47.0F; })));
    ViewSettings settings = settingsOf(ViewMode::Source);
    settings.b.mode = ViewMode::Alpha;
    settings.compare = Compare::SideBySide;
    const QImage shown = composeView(layers, settings, QRectF(0, 0, 48, 32), QSize(96, 32));
    VERIFY_PIXEL(shown, 10, 3, QColor(Qt::white));
    VERIFY_PIXEL(shown, 9, 3, QColor(Qt::black));
    VERIFY_PIXEL(shown, 48, 3, QColor(Qt::black));
    VERIFY_PIXEL(shown, 95, 3, QColor(Qt::white));
}

void tst_ComposeView::fadesOnionSkin()
{
    ViewLayers layers = layersOf(plainPicture(small, 0, 0, 0));
    const auto leftOf = [](int edge) {
        OnionLayer layer;
        layer.objects.push_back(
            objectOf(plane(small, [edge](int x, int) { return x < edge ? 1.0F : 0.0F; })));
        return layer;
    };
    layers.onion = {leftOf(10), leftOf(20), leftOf(30)};
    layers.onion[0].offset = -4;
    layers.onion[1].offset = -2;
    layers.onion[2].offset = 2;
    ViewSettings settings = settingsOf(ViewMode::Source);
    settings.onion.enabled = true;
    settings.onion.step = 2;
    settings.onion.opacity = 0.8;
    settings.onion.fallOff = 0.5;
    settings.onion.beforeTint = QColor(250, 0, 0);
    settings.onion.afterTint = QColor(0, 0, 250);
    const QImage shown = composeWhole(layers, settings);
    VERIFY_PIXEL(shown, 10, 8, QColor(100, 0, 0));
    VERIFY_PIXEL(shown, 20, 8, QColor(200, 0, 0));
    int lit = 0;
    for (int y = 0; y < 24; ++y)
        lit += near(shown.pixel(30, y), QColor(0, 0, 200)) ? 1 : 0;
    QCOMPARE(lit, 12); // dashed
    settings.onion.enabled = false;
    VERIFY_PIXEL(composeWhole(layers, settings), 20, 8, QColor(Qt::black));
}

void tst_ComposeView::drawsOnionCutOutsBehindTheMatte()
{
    ViewLayers layers = layersOf(plainPicture(small, 100, 100, 100));
    layers.objects.push_back(
        objectOf(plane(small, [](int x, int) { return x < 24 ? 1.0F : 0.0F; })));
    OnionLayer layer;
    layer.offset = -1;
    layer.picture = plainPicture(small, 200, 200, 200);
    layer.objects.push_back(
        objectOf(plane(small, [](int x, int) { return x < 36 ? 1.0F : 0.0F; })));
    layers.onion.push_back(layer);
    ViewSettings settings = settingsOf(ViewMode::Matte);
    settings.background = Background::Solid;
    settings.backgroundColour = Qt::black;
    settings.onion.enabled = true;
    settings.onion.style = OnionStyle::CutOuts;
    const QImage shown = composeWhole(layers, settings);
    VERIFY_PIXEL(shown, 5, 5, QColor(100, 100, 100)); // the object hides what is behind
    QVERIFY(qRed(shown.pixel(30, 5)) > 60);
    VERIFY_PIXEL(shown, 40, 5, QColor(Qt::black));
}

QTEST_APPLESS_MAIN(tst_ComposeView)
#include "tst_compose_view.moc"
