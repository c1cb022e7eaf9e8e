// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "widgets/viewer/candidate_painter.h"

#include <QApplication>
#include <QDir>
#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QtTest>

using namespace filigree;

// What was found, over the picture.
class tst_CandidatePainter final : public QObject
{
    Q_OBJECT
private slots:
    // A number that another one covers cannot be typed.
    void closeCandidatesKeepTheirNumbers_data();
    void closeCandidatesKeepTheirNumbers();
    // What looks like a button must be one, also where the plate lies outside of its box.
    void aPlateIsPartOfItsCandidate();
    // The plate of what cannot be seen would point at something else.
    void whatIsOutOfSightHasNoPlate();
    // Boxes and numbers are there, and no line of a box crosses a number.
    void platesLieOnTop();
};

namespace {

constexpr QSize frame{640, 360};

ViewTransform fitted(const QSize &pane)
{
    ViewTransform transform;
    transform.setFrame(frame, 1);
    transform.setPane(pane, 1);
    transform.fit();
    return transform;
}

std::vector<ShownCandidate> candidatesOf(const std::vector<Box> &boxes)
{
    std::vector<ShownCandidate> candidates;
    for (const Box &box : boxes)
        candidates.push_back(
            {box, QStringLiteral("%1   %2 %").arg(candidates.size() + 1).arg(90), false, false});
    return candidates;
}

QFontMetricsF metricsOf(QImage &image)
{
    return {QApplication::font(), &image};
}

} // namespace

Q_DECLARE_METATYPE(std::vector<filigree::Box>)

void tst_CandidatePainter::closeCandidatesKeepTheirNumbers_data()
{
    QTest::addColumn<std::vector<Box>>("boxes");
    QTest::addColumn<QSize>("pane");
    const Box body{200, 100, 300, 300};
    QTest::newRow("one and the same") << std::vector<Box>(6, body) << QSize(640, 360);
    QTest::newRow("in each other")
        << std::vector<Box>{body, {202, 101, 298, 299}, {205, 103, 280, 200}, {203, 100, 240, 130}}
        << QSize(640, 360);
    QTest::newRow("at the corner") << std::vector<Box>(5, Box{0, 0, 30, 20}) << QSize(640, 360);
    QTest::newRow("at the other corner")
        << std::vector<Box>(5, Box{600, 330, 639, 359}) << QSize(640, 360);
    QTest::newRow("small, in a small pane")
        << std::vector<Box>{{300, 170, 310, 180}, {305, 172, 315, 182}, {311, 169, 322, 181}}
        << QSize(200, 120);
    std::vector<Box> crowd;
    for (int i = 0; i < 20; ++i)
        crowd.push_back({40.0 + 27 * i, 150, 70.0 + 27 * i, 210});
    QTest::newRow("a crowd") << crowd << QSize(640, 360);
}

void tst_CandidatePainter::closeCandidatesKeepTheirNumbers()
{
    QFETCH(std::vector<Box>, boxes);
    QFETCH(QSize, pane);
    QImage image(pane, QImage::Format_RGB32);
    const ViewTransform transform = fitted(pane);
    const auto plates = candidatePlates(candidatesOf(boxes), metricsOf(image), transform);
    QCOMPARE(plates.size(), boxes.size());
    for (std::size_t i = 0; i < plates.size(); ++i) {
        QVERIFY(!plates[i].isEmpty());
        QVERIFY(QRectF(image.rect()).contains(plates[i]));
        for (std::size_t k = 0; k < i; ++k)
            QVERIFY2(!plates[i].intersects(plates[k]), qPrintable(QString::number(i)));
    }
}

void tst_CandidatePainter::aPlateIsPartOfItsCandidate()
{
    QImage image(frame, QImage::Format_RGB32);
    const ViewTransform transform = fitted(frame);
    const auto candidates = candidatesOf(std::vector<Box>(6, Box{200, 100, 300, 300}));
    const QFontMetricsF metrics = metricsOf(image);
    const auto plates = candidatePlates(candidates, metrics, transform);
    for (std::size_t i = 0; i < plates.size(); ++i)
        QCOMPARE(candidateAt(candidates, plates[i].center(), metrics, transform), int(i));
    QCOMPARE(candidateAt(candidates, {10, 10}, metrics, transform), -1);
    const auto nested = candidatesOf({{100, 50, 600, 350}, {400, 200, 440, 260}});
    QCOMPARE(candidateAt(nested, {420, 230}, metrics, transform), 1);
    QCOMPARE(candidateAt(nested, {300, 300}, metrics, transform), 0);
}

void tst_CandidatePainter::whatIsOutOfSightHasNoPlate()
{
    QImage image(frame, QImage::Format_RGB32);
    ViewTransform transform = fitted(frame);
    transform.show({0, 0, 64, 36});
    const auto plates = candidatePlates(candidatesOf({{10, 10, 30, 20}, {500, 300, 600, 350}}),
                                        metricsOf(image), transform);
    QVERIFY(!plates.front().isEmpty());
    QVERIFY(plates.back().isEmpty());
}

void tst_CandidatePainter::platesLieOnTop()
{
    QImage image(frame, QImage::Format_RGB32);
    image.fill(Qt::gray);
    const ViewTransform transform = fitted(frame);
    auto candidates = candidatesOf({{200, 100, 300, 300},
                                    {205, 104, 296, 290},
                                    {190, 90, 420, 310},
                                    {0, 0, 60, 80},
                                    {10, 4, 80, 90}});
    candidates[1].isMarked = true;
    candidates[3].isKnown = true;
    QPainter painter(&image);
    paintCandidates(painter, candidates, 2, transform);
    const auto plates =
        candidatePlates(candidates, QFontMetricsF(painter.font(), &image), transform);
    painter.end();
    QDir folder(QStringLiteral(FILIGREE_ARTIFACTS_DIR));
    QVERIFY(folder.mkpath(QStringLiteral(".")) && image.save(folder.filePath("candidates.png")));
    for (const QRectF &plate : plates) {
        const QRect inner = plate.toAlignedRect().adjusted(3, 2, -3, -2);
        const QRgb colour = image.pixel(inner.topLeft());
        QVERIFY(colour != QColor(Qt::gray).rgb());
        for (int y = inner.top(); y <= inner.bottom(); ++y)
            QCOMPARE(image.pixel(inner.left(), y), colour); // left of the text
    }
    QVERIFY(image.pixel(200, 200) != QColor(Qt::gray).rgb()); // the box
}

QTEST_MAIN(tst_CandidatePainter)
#include "tst_candidate_painter.moc"
