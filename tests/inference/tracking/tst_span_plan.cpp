// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/tracking/span_plan.h"

#include <QTest>

using namespace filigree;

class tst_SpanPlan : public QObject
{
    Q_OBJECT

private slots:
    void visitsOnlyWhatIsNeeded_data();
    void visitsOnlyWhatIsNeeded();
    void mixesByDistance();
    void anAbsenceIsOfItsFrame();
};

using Frames = std::vector<int>;

// A correction must not cost the whole clip, and no frame that was asked for may be left out.
void tst_SpanPlan::visitsOnlyWhatIsNeeded_data()
{
    QTest::addColumn<Frames>("prompted");
    QTest::addColumn<FrameRange>("range");
    QTest::addColumn<TrackDirection>("direction");
    QTest::addColumn<Frames>("forward");
    QTest::addColumn<Frames>("backward");
    QTest::newRow("from the first frame")
        << Frames{0} << FrameRange{0, 3} << TrackDirection::Both << Frames{0, 1, 2, 3} << Frames{0};
    QTest::newRow("from the middle")
        << Frames{2} << FrameRange{0, 3} << TrackDirection::Both << Frames{2, 3} << Frames{2, 1, 0};
    QTest::newRow("forward only") << Frames{2} << FrameRange{0, 3} << TrackDirection::Forward
                                  << Frames{2, 3} << Frames{};
    QTest::newRow("backward only")
        << Frames{2} << FrameRange{0, 3} << TrackDirection::Backward << Frames{} << Frames{2, 1, 0};
    QTest::newRow("between two prompts")
        << Frames{0, 4, 9} << FrameRange{4, 6} << TrackDirection::Both << Frames{4, 5, 6}
        << Frames{9, 8, 7, 6, 5, 4};
    QTest::newRow("prompt before the range")
        << Frames{0} << FrameRange{2, 3} << TrackDirection::Both << Frames{0, 1, 2, 3} << Frames{};
}

void tst_SpanPlan::visitsOnlyWhatIsNeeded()
{
    QFETCH(Frames, prompted);
    QFETCH(FrameRange, range);
    QFETCH(TrackDirection, direction);
    const SpanPlan plan({{1, prompted}}, {}, range, direction);
    QTEST(plan.forward(), "forward");
    QTEST(plan.backward(), "backward");
}

// The nearer prompt must weigh more, or a correction would not hold on the frames beside it.
void tst_SpanPlan::mixesByDistance()
{
    const SpanPlan plan({{1, {0, 10}}}, {}, {0, 12}, TrackDirection::Both);
    QCOMPARE(plan.forwardWeight(1, 0), 1.0);
    QCOMPARE(plan.forwardWeight(1, 1), 0.9);
    QCOMPARE(plan.forwardWeight(1, 9), 0.1);
    QCOMPARE(plan.forwardWeight(1, 10), 1.0);
    QCOMPARE(plan.forwardWeight(1, 12), 1.0);
    QVERIFY(!plan.reachedBackward(1, 11));
}

// Half of a track was lost to a mark on the first frame that the object had left.
void tst_SpanPlan::anAbsenceIsOfItsFrame()
{
    const SpanPlan plan({{1, {0, 6, 10}}}, {{1, {6}}}, {0, 12}, TrackDirection::Both);
    for (const int frame : {1, 5}) {
        QVERIFY(!plan.reachedBackward(1, frame));
        QCOMPARE(plan.forwardWeight(1, frame), 1.0);
    }
    QVERIFY(plan.reachedForward(1, 6) && plan.reachedBackward(1, 6));
    for (const int frame : {7, 9}) {
        QVERIFY(!plan.reachedForward(1, frame));
        QCOMPARE(plan.forwardWeight(1, frame), 0.0);
    }
    // Where no other pass comes, it goes on being absent.
    QVERIFY(SpanPlan({{1, {0, 6}}}, {{1, {6}}}, {0, 9}, TrackDirection::Both).reachedForward(1, 9));
    const SpanPlan ahead({{1, {0, 6, 10}}}, {{1, {6}}}, {0, 12}, TrackDirection::Forward);
    QVERIFY(ahead.reachedForward(1, 7));
}

QTEST_APPLESS_MAIN(tst_SpanPlan)
#include "tst_span_plan.moc"
