// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "tests/widgets/viewer/view_fixtures.h"
#include "widgets/viewer/mask_shapes.h"

#include <QtTest>

#include <cmath>

using namespace filigree;

class tst_MaskShapes final : public QObject
{
    Q_OBJECT
private slots:
    // A pixel belongs to a shape when its centre does: neither more nor less.
    void paintsTheDisc();
    // A line that crosses itself must have no holes.
    void crossingsAreFilled();
    void growsWithThePressure();
    void addsToLogits();
    void erases();
    void fillsALasso();
    void outlinesABlock();
    void outlinesHolesAndTouchingCorners();
    void outlinesLargeMasksCoarsely();
};

namespace {

int pixels(const Image &mask)
{
    int count = 0;
    for (int y = 0; y < mask.height(); ++y) {
        for (int x = 0; x < mask.width(); ++x)
            count += mask.row<std::uint8_t>(y)[x] == 255 ? 1 : 0;
    }
    return count;
}

bool at(const ImagePtr &mask, int x, int y)
{
    return mask->row<std::uint8_t>(y)[x] == 255;
}

} // namespace

void tst_MaskShapes::paintsTheDisc()
{
    const ImagePtr mask = paintedMask(nullptr, {41, 41}, brushArea({{{20, 20}, 8.3}}), false);
    int wrong = 0;
    for (int y = 0; y < 41; ++y) {
        for (int x = 0; x < 41; ++x)
            wrong += at(mask, x, y) != (std::hypot(x - 20, y - 20) <= 8.3) ? 1 : 0;
    }
    QVERIFY2(wrong <= 4, qPrintable(QString::number(wrong))); // curves are drawn as splines
}

void tst_MaskShapes::crossingsAreFilled()
{
    const ImagePtr mask = paintedMask(
        nullptr, {60, 60},
        brushArea({{{10, 30}, 4}, {{50, 30}, 4}, {{50, 10}, 4}, {{30, 10}, 4}, {{30, 50}, 4}}),
        false);
    for (const int x : {10, 20, 30, 40, 50})
        QVERIFY(at(mask, x, 30));
    QVERIFY(at(mask, 30, 20) && at(mask, 31, 29) && at(mask, 28, 32) && !at(mask, 20, 20));
}

void tst_MaskShapes::growsWithThePressure()
{
    const ImagePtr mask =
        paintedMask(nullptr, {60, 40}, brushArea({{{10, 20}, 2}, {{50, 20}, 8}}), false);
    QVERIFY(at(mask, 30, 24) && !at(mask, 30, 26)); // half way it is 5
    QVERIFY(at(mask, 50, 27) && !at(mask, 10, 23));
}

void tst_MaskShapes::addsToLogits()
{
    const ImagePtr logits = plane({40, 40}, [](int x, int) { return x < 5 ? 2.0F : -2.0F; });
    const ImagePtr mask = paintedMask(logits, {40, 40}, brushArea({{{20, 20}, 3}}), false);
    QVERIFY(at(mask, 4, 0) && !at(mask, 5, 0) && at(mask, 20, 20));
}

void tst_MaskShapes::erases()
{
    const ImagePtr all = maskImage({40, 40}, [](int, int) { return true; });
    const ImagePtr mask = paintedMask(all, {40, 40}, brushArea({{{20, 20}, 3}}), true);
    QVERIFY(at(mask, 15, 20) && !at(mask, 20, 20));
    QVERIFY(at(all, 20, 20)); // shared, so never changed
}

void tst_MaskShapes::fillsALasso()
{
    const ImagePtr mask = paintedMask(
        nullptr, {40, 40}, lassoArea({{9.5, 9.5}, {29.5, 9.5}, {29.5, 19.5}, {9.5, 19.5}}), false);
    QCOMPARE(pixels(*mask), 20 * 10);
    QVERIFY(at(mask, 10, 10) && at(mask, 29, 19) && !at(mask, 30, 19));
}

void tst_MaskShapes::outlinesABlock()
{
    const auto outlines = maskOutlines(
        *maskImage({40, 30}, [](int x, int y) { return x >= 10 && x < 20 && y >= 5 && y < 9; }));
    QCOMPARE(outlines.size(), std::size_t(1));
    QCOMPARE(outlines[0].size(), 4);
    QCOMPARE(outlines[0].boundingRect(), QRectF(10, 5, 10, 4));
    // Up to the border of the frame, too.
    const auto whole = maskOutlines(*plane({40, 30}, [](int, int) { return 1.0F; }));
    QCOMPARE(whole.size(), std::size_t(1));
    QCOMPARE(whole[0].boundingRect(), QRectF(0, 0, 40, 30));
    QVERIFY(maskOutlines(*plane({40, 30}, [](int, int) { return -1.0F; })).empty());
}

void tst_MaskShapes::outlinesHolesAndTouchingCorners()
{
    const auto ring = maskOutlines(*maskImage({20, 20}, [](int x, int y) {
        return x >= 2 && x < 12 && y >= 2 && y < 12 && !(x >= 5 && x < 8 && y >= 5 && y < 8);
    }));
    QCOMPARE(ring.size(), std::size_t(2));
    QCOMPARE(ring[0].boundingRect(), QRectF(2, 2, 10, 10));
    QCOMPARE(ring[1].boundingRect(), QRectF(5, 5, 3, 3));
    const auto corners = maskOutlines(*maskImage(
        {20, 20}, [](int x, int y) { return (x < 5 && y < 5) || (x >= 5 && x < 9 && y >= 5); }));
    double area = 0; // of closed outlines that turn the same way
    for (const QPolygonF &outline : corners) {
        for (int i = 0; i < outline.size(); ++i) {
            const QPointF a = outline[i];
            const QPointF b = outline[(i + 1) % outline.size()];
            area += (a.x() * b.y() - b.x() * a.y()) / 2;
        }
    }
    QCOMPARE(area, 25.0 + 60);
}

void tst_MaskShapes::outlinesLargeMasksCoarsely()
{
    const auto outlines = maskOutlines(*maskImage(
        {3840, 2160}, [](int x, int y) { return x >= 400 && x < 800 && y >= 400 && y < 800; }));
    QCOMPARE(outlines.size(), std::size_t(1));
    const QRectF bounds = outlines[0].boundingRect();
    QVERIFY(std::abs(bounds.left() - 400) <= 4 && std::abs(bounds.right() - 800) <= 4);
}

QTEST_APPLESS_MAIN(tst_MaskShapes)
#include "tst_mask_shapes.moc"
