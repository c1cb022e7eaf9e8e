// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/matting/frame_doubt.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <functional>

using namespace filigree;

// Which frames a user should look at: every fault is found, and a good matte is left in peace.
class tst_FrameDoubt final : public QObject
{
    Q_OBJECT
private slots:
    void aSteadyMoveIsFine();
    void everyFaultIsFound_data();
    void everyFaultIsFound();
    void whatStaysIsNoFault();
    // What is wrong on all frames alike differs from no neighbour, and is the worst of all.
    void backgroundWithinTheEdgeIsFoundWithoutNeighbours();
    void followingFramesAreOneProblem();
};

namespace {

using Paint = std::function<void(Image &)>;

void disc(Image &alpha, double cx, double cy, double radius, float value)
{
    for (int y = 0; y < alpha.height(); ++y) {
        for (int x = 0; x < alpha.width(); ++x) {
            const double inside = radius - std::hypot(x - cx, y - cy);
            const auto cover = float(std::clamp(inside + 0.5, 0.0, 1.0));
            float &a = alpha.row<float>(y)[x];
            a += cover * (value - a);
        }
    }
}

//! A textured disc that moves by three pixels a frame over a texture that does not.
ReducedFrame frameAt(int index, const Paint &damage = {}, double presence = 1)
{
    const Size size{480, 270};
    Image alpha(size, 1, PixelType::F32);
    const double cx = 150 + 3 * index;
    disc(alpha, cx, 135, 60, 1);
    Image picture(size, 3, PixelType::U8);
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            const double front = 170 + 60 * std::sin((x - cx) / 7) * std::cos(y / 9.0);
            const double back = 70 + 50 * std::sin(x / 11.0) * std::sin(y / 13.0);
            const float a = alpha.row<float>(y)[x];
            for (int c = 0; c < 3; ++c)
                picture.row<std::uint8_t>(y)[3 * x + c] =
                    std::uint8_t(std::lround(a * front + (1 - a) * back));
        }
    }
    if (damage)
        damage(alpha);
    return reducedFrame(picture, alpha, presence);
}

double doubtOf(const FrameDoubt &doubt, DoubtKind kind)
{
    return doubt[std::size_t(kind)];
}

} // namespace

void tst_FrameDoubt::aSteadyMoveIsFine()
{
    const ReducedFrame before = frameAt(0), here = frameAt(1), after = frameAt(2);
    for (const double doubt : frameDoubt(here, &before, &after))
        QVERIFY2(doubt < 0.1, qPrintable(QString::number(doubt)));
    for (const double doubt : frameDoubt(here, nullptr, nullptr))
        QCOMPARE(doubt, 0.);
}

void tst_FrameDoubt::everyFaultIsFound_data()
{
    QTest::addColumn<DoubtKind>("kind");
    QTest::addColumn<Paint>("damage");
    QTest::addColumn<double>("presence");
    QTest::newRow("hardly seen") << DoubtKind::LowPresence << Paint() << 0.6;
    QTest::newRow("hole") << DoubtKind::Hole
                          << Paint([](Image &alpha) { disc(alpha, 150, 130, 14, 0); }) << 1.;
    QTest::newRow("leak") << DoubtKind::Leak
                          << Paint([](Image &alpha) { disc(alpha, 400, 200, 20, 1); }) << 1.;
    QTest::newRow("bitten off") << DoubtKind::Jump
                                << Paint([](Image &alpha) { disc(alpha, 110, 90, 60, 0); }) << 1.;
    QTest::newRow("gone") << DoubtKind::Jump
                          << Paint([](Image &alpha) { disc(alpha, 150, 135, 90, 0); }) << 1.;
    QTest::newRow("breathing edge")
        << DoubtKind::Flicker << Paint([](Image &alpha) { disc(alpha, 153, 135, 66, 1); }) << 1.;
}

void tst_FrameDoubt::everyFaultIsFound()
{
    QFETCH(DoubtKind, kind);
    QFETCH(Paint, damage);
    QFETCH(double, presence);
    const ReducedFrame before = frameAt(0), here = frameAt(1, damage, presence), after = frameAt(2);
    const FrameDoubt doubt = frameDoubt(here, &before, &after);
    QVERIFY2(doubtOf(doubt, kind) >= 0.3, qPrintable(QString::number(doubtOf(doubt, kind))));
}

void tst_FrameDoubt::whatStaysIsNoFault()
{
    // The gap between arm and body is there on every frame.
    const Paint gap = [](Image &alpha) { disc(alpha, 153, 135, 14, 0); };
    const ReducedFrame before = frameAt(0, gap), here = frameAt(1, gap), after = frameAt(2, gap);
    QVERIFY(doubtOf(frameDoubt(here, &before, &after), DoubtKind::Hole) < 0.1);
}

void tst_FrameDoubt::backgroundWithinTheEdgeIsFoundWithoutNeighbours()
{
    const auto wide = [](double by) {
        return Paint([by](Image &alpha) { disc(alpha, 150, 135, 60 + by, 1); });
    };
    QVERIFY(doubtOf(frameDoubt(frameAt(0, wide(3)), nullptr, nullptr), DoubtKind::Leak) < 0.1);
    for (const double by : {12, 24}) {
        const ReducedFrame loose = frameAt(0, wide(by));
        QVERIFY(doubtOf(frameDoubt(loose, nullptr, nullptr), DoubtKind::Leak) > 0.5);
        QVERIFY(doubtOf(frameDoubt(loose, &loose, &loose), DoubtKind::Leak) > 0.5);
    }
}

void tst_FrameDoubt::followingFramesAreOneProblem()
{
    std::map<std::pair<ObjectId, int>, FrameDoubt> doubts;
    for (int frame = 0; frame < 20; ++frame)
        doubts[{1, frame}] = {};
    doubts[{1, 4}][std::size_t(DoubtKind::Hole)] = 0.4;
    doubts[{1, 5}][std::size_t(DoubtKind::Hole)] = 0.6;
    doubts[{1, 6}][std::size_t(DoubtKind::Hole)] = 0.5;
    doubts[{1, 9}][std::size_t(DoubtKind::Leak)] = 0.9;
    doubts[{1, 12}][std::size_t(DoubtKind::Leak)] = 0.1; // not worth a look
    doubts[{2, 7}][std::size_t(DoubtKind::Hole)] = 0.5;
    const std::vector<Problem> expected{{9, {9, 9}, 1, DoubtKind::Leak, 0.9},
                                        {5, {4, 6}, 1, DoubtKind::Hole, 0.6},
                                        {7, {7, 7}, 2, DoubtKind::Hole, 0.5}};
    QCOMPARE(rankedProblems(doubts), expected);
}

QTEST_GUILESS_MAIN(tst_FrameDoubt)
#include "tst_frame_doubt.moc"
