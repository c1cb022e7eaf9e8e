// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/detector_agreement.h"

#include <QtTest>

using namespace filigree;

//! What several detectors say of one picture.
class tst_DetectorAgreement final : public QObject
{
    Q_OBJECT
private slots:
    // A body is hardly a proof; a body with a face is.
    void whatAgreesIsSurer();
    // Two people must not vouch for each other, nor hide each other.
    void othersAreOthers();
    // One detector that sees a thing twice is no second opinion.
    void noDetectorAgreesWithItself();
};

namespace {

const DetectedBox body{{100, 100, 80, 240}, 0.5, "person"};
const DetectedBox shoulders{{106, 98, 68, 60}, 0.4, "upper body"};
const DetectedBox face{{130, 112, 20, 20}, 0.6, "face"};

DetectedBox moved(DetectedBox one, double by)
{
    one.box.x += by;
    return one;
}

} // namespace

void tst_DetectorAgreement::whatAgreesIsSurer()
{
    const auto found = agreed({{body}, {shoulders}, {face}});
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found.front().label, std::string("person")); // which shows most
    QVERIFY(found.front().box == body.box);
    QCOMPARE(found.front().score, 1 - 0.5 * 0.6 * 0.4);
    QCOMPARE(agreed({{face}, {}}).front().score, 0.6);
    QVERIFY(agreed({}).empty());
}

void tst_DetectorAgreement::othersAreOthers()
{
    const auto found = agreed({{body, moved(body, 60)}, {moved(face, 60)}});
    QCOMPARE(found.size(), std::size_t(2));
    QVERIFY(found.front().box == moved(body, 60).box);
    QCOMPARE(found.front().score, 0.8);
    QCOMPARE(found.back().score, 0.5);
}

void tst_DetectorAgreement::noDetectorAgreesWithItself()
{
    const auto found = agreed({{body, moved(body, 3)}});
    QCOMPARE(found.size(), std::size_t(1));
    QCOMPARE(found.front().score, 0.5);
}

QTEST_APPLESS_MAIN(tst_DetectorAgreement)
#include "tst_detector_agreement.moc"
