// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/viewer/view_transform.h"

#include <QtTest>

using namespace filigree;

class tst_ViewTransform final : public QObject
{
    Q_OBJECT
private slots:
    void fitsTheFrame();
    void staysFittedWhenThePaneChanges();
    // What is under the cursor must stay there.
    void zoomsToTheAnchor_data();
    void zoomsToTheAnchor();
    // Else 100 % is blurred.
    void cornerIsOnADevicePixel();
    void visiblePartIsOnDevicePixels_data();
    void visiblePartIsOnDevicePixels();
    void stretchesPixels();
    // A frame that was pushed out of sight cannot be found again.
    void frameStaysInReach();
    void showsAPart();
    void pointsAreAtPixelCentres();
};

namespace {

ViewTransform transformOf(const QSize &frame, const QSizeF &pane, double ratio = 1,
                          double aspect = 1)
{
    ViewTransform transform;
    transform.setFrame(frame, aspect);
    transform.setPane(pane, ratio);
    return transform;
}

bool near(const QPointF &a, const QPointF &b, double tolerance)
{
    return std::abs(a.x() - b.x()) <= tolerance && std::abs(a.y() - b.y()) <= tolerance;
}

} // namespace

void tst_ViewTransform::fitsTheFrame()
{
    const ViewTransform transform = transformOf({1920, 1080}, {960, 960});
    QCOMPARE(transform.zoom(), 0.5);
    QCOMPARE(transform.toPane(QRectF(0, 0, 1920, 1080)), QRectF(0, 210, 960, 540));
    const VisiblePart part = transform.visible();
    QCOMPARE(part.frame, QRectF(0, 0, 1920, 1080));
    QCOMPARE(part.target, QSize(960, 540));
}

void tst_ViewTransform::staysFittedWhenThePaneChanges()
{
    ViewTransform transform = transformOf({1920, 1080}, {960, 540});
    transform.setPane({480, 270}, 1);
    QCOMPARE(transform.zoom(), 0.25);
    transform.setZoom(1, {0, 0});
    transform.setPane({960, 540}, 1);
    QCOMPARE(transform.zoom(), 1.0);
}

void tst_ViewTransform::zoomsToTheAnchor_data()
{
    QTest::addColumn<double>("zoom");
    QTest::addColumn<double>("ratio");
    QTest::newRow("in") << 3.7 << 1.0;
    QTest::newRow("far in") << 40.0 << 2.0;
    QTest::newRow("out") << 0.4 << 1.5;
}

void tst_ViewTransform::zoomsToTheAnchor()
{
    QFETCH(double, zoom);
    QFETCH(double, ratio);
    ViewTransform transform = transformOf({1920, 1080}, {960, 540}, ratio);
    const QPointF anchor(700, 130);
    const QPointF held = transform.toFrame(anchor);
    transform.setZoom(zoom, anchor);
    QCOMPARE(transform.zoom(), zoom);
    QVERIFY(near(transform.toPane(held), anchor, 0.51 / ratio)); // half a device pixel
}

void tst_ViewTransform::cornerIsOnADevicePixel()
{
    ViewTransform transform = transformOf({101, 57}, {500, 301}, 1.5);
    transform.setZoom(1, {33.3, 71.7});
    const QPointF corner = transform.toPane(QPointF()) * 1.5;
    QVERIFY(near(corner, corner.toPoint(), 1e-9));
    QCOMPARE(transform.visible().target, QSize(101, 57));
    QCOMPARE(transform.visible().frame, QRectF(0, 0, 101, 57));
}

void tst_ViewTransform::visiblePartIsOnDevicePixels_data()
{
    zoomsToTheAnchor_data();
}

void tst_ViewTransform::visiblePartIsOnDevicePixels()
{
    QFETCH(double, zoom);
    QFETCH(double, ratio);
    ViewTransform transform = transformOf({1920, 1080}, {631, 417}, ratio);
    transform.setZoom(zoom, {200, 100});
    const VisiblePart part = transform.visible();
    const QRectF device(part.pane.topLeft() * ratio, part.pane.size() * ratio);
    QVERIFY(near(device.topLeft(), device.topLeft().toPoint(), 1e-6));
    QCOMPARE(device.size().toSize(), part.target);
    QVERIFY(std::abs(part.frame.width() * zoom - part.target.width()) < 1e-6);
    QVERIFY(part.target.width() <= std::ceil(631 * ratio));
}

void tst_ViewTransform::stretchesPixels()
{
    const ViewTransform transform = transformOf({720, 576}, {1024, 576}, 1, 64.0 / 45);
    QCOMPARE(transform.zoom(), 1.0);
    QCOMPARE(transform.visible().target, QSize(1024, 576));
    QVERIFY(near(transform.toPane(QPointF(360, 288)), {512, 288}, 0.01));
}

void tst_ViewTransform::frameStaysInReach()
{
    ViewTransform transform = transformOf({1920, 1080}, {960, 540});
    transform.pan({-100000, 100000});
    QVERIFY(!transform.visible().target.isEmpty());
    transform.pan({200000, -200000});
    QVERIFY(!transform.visible().target.isEmpty());
    transform.setZoom(1e9, {10, 10});
    QCOMPARE(transform.zoom(), ViewTransform::largestZoom);
    transform.setZoom(0, {10, 10});
    QVERIFY(transform.zoom() > 0);
}

void tst_ViewTransform::showsAPart()
{
    ViewTransform transform = transformOf({1920, 1080}, {960, 540});
    transform.show(QRectF(400, 300, 192, 54));
    QCOMPARE(transform.zoom(), 5.0);
    QVERIFY(near(transform.toPane(QPointF(496, 327)), {480, 270}, 1));
}

void tst_ViewTransform::pointsAreAtPixelCentres()
{
    QCOMPARE(pointOf({0.5, 10.5}), (Point{0, 10}));
    QCOMPARE(fromCorner({3, 4}), QPointF(3.5, 4.5));
}

QTEST_APPLESS_MAIN(tst_ViewTransform)
#include "tst_view_transform.moc"
