// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/correction.h"
#include "inference/predictors/lesson.h"

#include <QTest>
#include <opencv2/imgproc.hpp>

using namespace filigree;

namespace {

constexpr Size frame{400, 200}; // twice the working size
constexpr int radius = 40;

cv::Mat disc() // at the working size
{
    cv::Mat_<float> coverage = cv::Mat_<float>::zeros(100, 200);
    cv::circle(coverage, {100, 50}, radius, 1, -1);
    return coverage;
}

std::vector<Prompt> click(double x, double y, bool positive)
{
    return std::vector<Prompt>(1, PointPrompt{{x, y}, positive});
}

} // namespace

class tst_Correction final : public QObject
{
    Q_OBJECT
private slots:
    // How large an error is decides whether the rest of the mask may be taught: in the middle of a
    // disc a mark is as deep as the radius, at its outline it is not deep at all.
    void depthTellsTheSizeOfAnError_data();
    void depthTellsTheSizeOfAnError();
    // A few marks on a tracked frame say something of the object, a box says all.
    void framesThatSayAll();
};

void tst_Correction::depthTellsTheSizeOfAnError_data()
{
    QTest::addColumn<QPointF>("at");
    QTest::addColumn<bool>("positive");
    QTest::addColumn<double>("depth"); // by the side of a square of the disc's area
    const double all = 1 / std::sqrt(CV_PI);
    QTest::newRow("middle") << QPointF(200, 100) << false << all;
    QTest::newRow("half way") << QPointF(240, 100) << false << all / 2;
    QTest::newRow("outline") << QPointF(278, 100) << false << all / radius;
    QTest::newRow("outside") << QPointF(20, 100) << false << 0.0;
    QTest::newRow("adds") << QPointF(200, 100) << true << 0.0;
}

void tst_Correction::depthTellsTheSizeOfAnError()
{
    QFETCH(QPointF, at);
    QFETCH(bool, positive);
    QFETCH(double, depth);
    const double found = errorTakenAway(disc(), click(at.x(), at.y(), positive), frame);
    QVERIFY2(std::abs(found - depth) < 0.03, qPrintable(QString::number(found)));
}

void tst_Correction::framesThatSayAll()
{
    Lesson lesson;
    lesson.prompts[3] = click(10, 10, true);
    lesson.prompts[5] = std::vector<Prompt>(1, BoxPrompt{{10, 10, 50, 50}});
    lesson.prompts[9] = click(10, 10, false);
    lesson.prompts[12] = {PointPrompt{{10, 10}, true}, PointPrompt{{12, 10}, false},
                          PointPrompt{{14, 10}, false}};
    QVERIFY(!lesson.saysAll(3));
    QVERIFY(lesson.saysAll(5));
    QVERIFY(!lesson.saysAll(9));
    QVERIFY(lesson.saysAll(12));
    lesson.prompts.erase(5);
    QVERIFY(lesson.saysAll(3)); // there is nothing else to begin with
}

QTEST_GUILESS_MAIN(tst_Correction)
#include "tst_correction.moc"
