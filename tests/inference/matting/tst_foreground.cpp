// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/matting/foreground.h"
#include "test_pictures.h"

#include <QTest>

using namespace filigree;
using namespace filigree::test;

namespace {

const Size frame{120, 90};

double foregroundAt(int x, int y, int c)
{
    return 0.6 + 0.2 * std::sin(0.04 * x + c) + 0.1 * std::cos(0.05 * y);
}

double backgroundAt(int x, int y, int c)
{
    return 0.25 + 0.1 * std::cos(0.05 * x - c) + 0.05 * std::sin(0.06 * y);
}

} // namespace

class tst_Foreground : public QObject
{
    Q_OBJECT
private slots:
    void recoversWhatWasMixed();
    void keepsThePictureWhereItIsOpaque();
    void keepsLightAboveOne();
    void handlesTheSmallestPictures();
    void resultDoesNotDependOnTheThreads();
    void refusals();
};

// Without this the old background's tint stays in every hair.
void tst_Foreground::recoversWhatWasMixed()
{
    const Image alpha = disc(frame, 28, 14);
    const Image picture = deepPicture(frame, [&](int x, int y, int c) {
        const double a = alpha.row<float>(y)[x];
        return a * foregroundAt(x, y, c) + (1 - a) * backgroundAt(x, y, c);
    });
    const auto estimate = estimateForeground(picture, alpha, {true, 0});
    QVERIFY(estimate);
    double error = 0, asShot = 0, remix = 0;
    int count = 0;
    for (int y = 0; y < frame.height; ++y) {
        for (int x = 0; x < frame.width; ++x) {
            const double a = alpha.row<float>(y)[x];
            for (int c = 0; c < 3; ++c) {
                const double f = estimate->foreground.row<float>(y)[3 * x + c];
                const double b = estimate->background.row<float>(y)[3 * x + c];
                const double shot = picture.row<std::uint16_t>(y)[3 * x + c] / 65535.0;
                if (a > 0 && a < 1) {
                    error += a * std::abs(f - foregroundAt(x, y, c));
                    asShot += a * std::abs(shot - foregroundAt(x, y, c));
                    ++count;
                }
                remix = std::max(remix, std::abs(a * f + (1 - a) * b - shot));
            }
        }
    }
    QVERIFY2(error / count < 0.01, qPrintable(QString::number(error / count)));
    QVERIFY(error < 0.15 * asShot);
    QVERIFY2(remix < 0.02, qPrintable(QString::number(remix)));
}

// Decontamination must not touch a single opaque pixel.
void tst_Foreground::keepsThePictureWhereItIsOpaque()
{
    const Image alpha = disc(frame, 20, 4);
    const Image picture = deepPicture(frame, foregroundAt);
    const auto estimate = estimateForeground(picture, alpha);
    QVERIFY(estimate);
    for (int c = 0; c < 3; ++c)
        QCOMPARE(estimate->foreground.row<float>(45)[3 * 60 + c],
                 picture.row<std::uint16_t>(45)[3 * 60 + c] / 65535.0F);
    QVERIFY(estimate->background.isEmpty());
}

// Highlights of scene-linear sources are colours like any other.
void tst_Foreground::keepsLightAboveOne()
{
    const Image alpha = disc(frame, 25, 10);
    const Image picture = floatPicture(frame, [&](int x, int y, int) {
        const double a = alpha.row<float>(y)[x];
        return a * 6 + (1 - a) * 0.2;
    });
    const auto estimate = estimateForeground(picture, alpha);
    QVERIFY(estimate);
    QVERIFY(std::abs(estimate->foreground.row<float>(45)[3 * 60] - 6) < 1e-4);
    QVERIFY(std::abs(estimate->foreground.row<float>(45)[3 * (60 + 25)] - 6) < 0.3);
}

// Thumbnails and tests have such sizes; the pyramid must end somewhere.
void tst_Foreground::handlesTheSmallestPictures()
{
    for (const Size size : {Size{1, 1}, Size{1, 5}, Size{3, 2}}) {
        const Image picture = deepPicture(size, foregroundAt);
        for (const double value : {0.0, 0.5, 1.0}) {
            const auto estimate =
                estimateForeground(picture, alphaImage(size, [&](int, int) { return value; }));
            QVERIFY(estimate);
            QCOMPARE(estimate->foreground.size(), size);
        }
    }
}

// An export must come out the same on every machine.
void tst_Foreground::resultDoesNotDependOnTheThreads()
{
    const Image alpha = disc(frame, 28, 14);
    const Image picture = deepPicture(frame, backgroundAt);
    const auto one = estimateForeground(picture, alpha, {false, 1});
    const auto three = estimateForeground(picture, alpha, {false, 3});
    QVERIFY(one && three);
    QVERIFY(one->foreground == three->foreground);
}

// Sizes that do not fit are told, not read past.
void tst_Foreground::refusals()
{
    QVERIFY(!estimateForeground(deepPicture(frame, foregroundAt), disc({10, 10}, 3, 1)));
    QVERIFY(!estimateForeground(disc(frame, 3, 1), disc(frame, 3, 1)));
}

QTEST_GUILESS_MAIN(tst_Foreground)
#include "tst_foreground.moc"
