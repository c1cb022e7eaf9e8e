// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/metrics/alpha_metrics.h"
#include "synthetic.h"

#include <QtTest>

using namespace filigree;

namespace {

Image constant(double value)
{
    Image image(synthetic::size, 1, PixelType::F32);
    std::fill_n(static_cast<float *>(image.data()), 140 * 90, float(value));
    return image;
}

Image withRectangle(double value, int x0, int y0, int x1, int y1, double inside)
{
    Image image = constant(value);
    for (int y = y0; y < y1; ++y)
        std::fill(image.row<float>(y) + x0, image.row<float>(y) + x1, float(inside));
    return image;
}

bool isClose(double got, double want, double tolerance = 1e-4)
{
    if (std::abs(got - want) <= tolerance * std::max(1e-3, std::abs(want)))
        return true;
    qWarning("got %.9g, want %.9g", got, want);
    return false;
}

} // namespace

class tst_AlphaMetrics final : public QObject
{
    Q_OBJECT
private slots:
    // Scores that differ from the published definitions cannot be compared with anyone's.
    void matchTheReference_data();
    void matchTheReference();
    // Errors of known size must give the number that can be worked out by hand.
    void closedForms();
    // A still error is not flicker, and a flicker of known size is counted in full.
    void temporalClosedForms();
    // The same picture stored in 8 bit, 16 bit or float must score the same.
    void storageDoesNotMatter();
};

void tst_AlphaMetrics::matchTheReference_data()
{
    using Metric = double (*)(const Image &, const Image &, const Image &);
    QTest::addColumn<Metric>("metric");
    QTest::addColumn<double>("frame");
    QTest::addColumn<double>("region");
    QTest::newRow("SAD") << Metric(metrics::sad) << 0.5510274509803922 << 0.225678431372549;
    QTest::newRow("MSE") << Metric(metrics::mse) << 17.429489268474278 << 21.650513904908365;
    QTest::newRow("MAD") << Metric(metrics::mad) << 43.7323373793962 << 75.22614379084968;
    QTest::newRow("GRAD") << Metric(metrics::grad) << 1.2476780885806058 << 0.37764960203724035;
    QTest::newRow("CONN") << Metric(metrics::conn) << 0.5635117647058824 << 0.2417941176470588;
    QTest::newRow("dtSSD") << Metric([](const Image &, const Image &, const Image &region) {
        return metrics::dtssd(synthetic::answer(0), synthetic::answer(1), synthetic::truth(0),
                              synthetic::truth(1), region);
    }) << 17.140918828800498
                           << 22.60585732368875;
    QTest::newRow("MESSDdt") << Metric([](const Image &, const Image &, const Image &region) {
        return metrics::messddt(synthetic::answer(0), synthetic::answer(1), synthetic::truth(0),
                                synthetic::truth(1), synthetic::picture(0), synthetic::picture(1),
                                region);
    }) << 18.999124320314117 << 16.103565278553706;
}

void tst_AlphaMetrics::matchTheReference()
{
    using Metric = double (*)(const Image &, const Image &, const Image &);
    QFETCH(Metric, metric);
    QFETCH(double, frame);
    QFETCH(double, region);
    QVERIFY(isClose(metric(synthetic::answer(0), synthetic::truth(0), Image()), frame));
    QVERIFY(
        isClose(metric(synthetic::answer(0), synthetic::truth(0), synthetic::region()), region));
}

void tst_AlphaMetrics::closedForms()
{
    const Image half = constant(0.5), more = constant(0.6);
    QVERIFY(isClose(metrics::sad(more, half), 140 * 90 * 0.1 / 1000));
    QVERIFY(isClose(metrics::mse(more, half), 10));
    QVERIFY(isClose(metrics::mad(more, half), 100));
    QVERIFY(isClose(metrics::grad(more, half), 0));
    QVERIFY(isClose(metrics::sad(more, half, synthetic::region()), 60 * 50 * 0.1 / 1000));

    const Image truth = withRectangle(0, 10, 10, 60, 40, 1);
    Image blob = truth, faint = truth, hole = truth;
    for (int y = 60; y < 70; ++y) {
        std::fill(blob.row<float>(y) + 80, blob.row<float>(y) + 100, 1.0F);
        std::fill(faint.row<float>(y) + 80, faint.row<float>(y) + 100, 0.1F);
    }
    for (int y = 20; y < 25; ++y)
        std::fill(hole.row<float>(y) + 20, hole.row<float>(y) + 30, 0.4F);
    QVERIFY(isClose(metrics::conn(blob, truth), 200 * 1.0 / 1000));
    QVERIFY(isClose(metrics::conn(faint, truth), 0));
    // Connected up to level 0.4, at which the truth stands out by 0.6 and the answer not at all.
    QVERIFY(isClose(metrics::conn(hole, truth), 50 * 0.6 / 1000));
}

void tst_AlphaMetrics::temporalClosedForms()
{
    const Image half = constant(0.5), more = constant(0.6), less = constant(0.4);
    QVERIFY(isClose(metrics::dtssd(more, more, half, half), 0));
    QVERIFY(isClose(metrics::dtssd(more, less, half, half), 20));
    const Image picture = synthetic::picture(0);
    QVERIFY(isClose(metrics::messddt(more, more, half, half, picture, picture), 0));
    QVERIFY(isClose(metrics::messddt(more, constant(0.8), half, half, picture, picture),
                    1000 * (0.09 - 0.01)));
}

void tst_AlphaMetrics::storageDoesNotMatter()
{
    const Image eight = synthetic::answer(0), truth = synthetic::truth(0);
    Image sixteen(eight.size(), 1, PixelType::U16), floating(eight.size(), 1, PixelType::F32);
    for (int y = 0; y < eight.height(); ++y) {
        for (int x = 0; x < eight.width(); ++x) {
            sixteen.row<uint16_t>(y)[x] = uint16_t(257 * eight.row<uint8_t>(y)[x]);
            floating.row<float>(y)[x] = float(eight.row<uint8_t>(y)[x]) / 255;
        }
    }
    QVERIFY(isClose(metrics::sad(sixteen, truth), metrics::sad(eight, truth)));
    QVERIFY(isClose(metrics::conn(sixteen, truth), metrics::conn(eight, truth)));
    QVERIFY(isClose(metrics::grad(floating, truth), metrics::grad(eight, truth)));
}

QTEST_APPLESS_MAIN(tst_AlphaMetrics)
#include "tst_alpha_metrics.moc"
