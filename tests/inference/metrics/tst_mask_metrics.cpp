// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/metrics/mask_metrics.h"
#include "synthetic.h"

#include <QtTest>

using namespace filigree;

namespace {

Image rectangle(int x0)
{
    Image image({854, 480}, 1, PixelType::U8);
    for (int y = 100; y < 300; ++y)
        std::fill(image.row<uint8_t>(y) + x0, image.row<uint8_t>(y) + x0 + 300, uint8_t(255));
    return image;
}

} // namespace

class tst_MaskMetrics final : public QObject
{
    Q_OBJECT
private slots:
    // Scores that differ from the DAVIS definitions cannot be compared with anyone's.
    void matchTheReference();
    // Displacements of known size must give the number that can be worked out by hand.
    void closedForms();
    // A frame without the object, rightly left empty, is a full success and not a division by 0.
    void emptyMasks();
};

void tst_MaskMetrics::matchTheReference()
{
    const metrics::MaskScore score = metrics::maskScore(synthetic::answer(0), synthetic::truth(0));
    QVERIFY(std::abs(score.j - 0.8517262638717632) < 1e-4);
    QVERIFY(std::abs(score.f - 0.6654676258992807) < 1e-4);
    QCOMPARE(score.jf(), (score.j + score.f) / 2);
}

void tst_MaskMetrics::closedForms()
{
    const Image truth = rectangle(200);
    QCOMPARE(metrics::jaccard(truth, truth), 1.0);
    QCOMPARE(metrics::jaccard(rectangle(220), truth), 280.0 / 320.0);
    // The tolerance at 854x480 is 8 pixels.
    QCOMPARE(metrics::boundaryF(rectangle(208), truth), 1.0);
    QVERIFY(std::abs(metrics::boundaryF(rectangle(220), truth) - 2 * (300 - 12) / 1000.0) < 0.02);
}

void tst_MaskMetrics::emptyMasks()
{
    const Image empty({854, 480}, 1, PixelType::U8);
    QCOMPARE(metrics::maskScore(empty, empty).jf(), 1.0);
    QCOMPARE(metrics::maskScore(empty, rectangle(200)).jf(), 0.0);
    QCOMPARE(metrics::maskScore(rectangle(200), empty).jf(), 0.0);
}

QTEST_APPLESS_MAIN(tst_MaskMetrics)
#include "tst_mask_metrics.moc"
