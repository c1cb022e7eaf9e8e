// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/media/demo_clip.h"

#include <QtTest>

using namespace filigree;

class tst_DemoClip final : public QObject
{
    Q_OBJECT
private slots:
    // The demo's errors are only true if alpha 0 means that nothing of the object was painted.
    void backgroundIsUntouchedWhereAlphaIsZero();
    // The demo must show the hard cases: hair, a veil, hard edges, and move.
    void hasSoftHardAndMovingParts();
};

void tst_DemoClip::backgroundIsUntouchedWhereAlphaIsZero()
{
    const DemoClip clip;
    const Image first = clip.picture(0), firstAlpha = clip.alpha(0);
    const Image later = clip.picture(10), laterAlpha = clip.alpha(10);
    int compared = 0;
    for (int y = 0; y < DemoClip::size.height; ++y) {
        for (int x = 0; x + 30 < DemoClip::size.width;
             ++x) { // the background moves 3 pixels a frame
            if (firstAlpha.row<float>(y)[x + 30] != 0 || laterAlpha.row<float>(y)[x] != 0)
                continue;
            for (int c = 0; c < 3; ++c)
                QCOMPARE(later.row<uint16_t>(y)[3 * x + c],
                         first.row<uint16_t>(y)[3 * (x + 30) + c]);
            ++compared;
        }
    }
    QVERIFY(compared > 100000);
}

void tst_DemoClip::hasSoftHardAndMovingParts()
{
    const DemoClip clip;
    const Image alpha = clip.alpha(0);
    int opaque = 0, soft = 0;
    for (int y = 0; y < alpha.height(); ++y) {
        for (int x = 0; x < alpha.width(); ++x) {
            const float a = alpha.row<float>(y)[x];
            QVERIFY(a >= 0 && a <= 1);
            opaque += a == 1;
            soft += a > 0 && a < 1;
        }
    }
    QVERIFY(opaque > 8000);
    QVERIFY(soft > 6000);
    QVERIFY(clip.box(0).x1 < clip.box(DemoClip::frameCount - 1).x1 - 50);
    QVERIFY(DemoClip().alpha(7) == clip.alpha(7));
}

QTEST_GUILESS_MAIN(tst_DemoClip)
#include "tst_demo_clip.moc"
