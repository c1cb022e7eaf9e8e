// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "timeline_samples.h"
#include "widgets/theme/theme.h"
#include "widgets/timeline/timeline.h"
#include "widgets/timeline/transport_bar.h"

#include <QApplication>
#include <QDir>
#include <QVBoxLayout>
#include <QtTest>

using namespace filigree;

// What the timeline looks like.
class tst_TimelinePictures final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { applyTheme(*qApp); }
    // Patterns, not only colours, tell the states apart.
    void patternsDifferWithoutColour();
    // The number of the first frame must not lie under the bracket of the in point.
    void numbersAreClearOfTheBrackets();
    void looksRight();
};

void tst_TimelinePictures::patternsDifferWithoutColour()
{
    Timeline timeline;
    timeline.resize(1132, 240);
    timeline.setClip(200, {24, 1}, "", 16.0 / 9);
    std::vector<QByteArray> shapes;
    for (int state = 0; state < laneStateCount; ++state) {
        timeline.setLanes({{1,
                            "x",
                            QColor(150, 150, 150),
                            false,
                            false,
                            StateRuns(std::vector<LaneState>(200, LaneState(state))),
                            {}}});
        const QImage grab = timeline.viewport()->grab().toImage();
        const QImage lane =
            grab.copy(400, timeline.view().lane(0).top(), 64, TimelineView::laneHeight);
        QByteArray shape; // the edges within it
        for (int y = 1; y < lane.height(); ++y)
            for (int x = 1; x < lane.width(); ++x) {
                const int grey = qGray(lane.pixel(x, y));
                const bool edge = std::abs(grey - qGray(lane.pixel(x - 1, y))) > 16
                    || std::abs(grey - qGray(lane.pixel(x, y - 1))) > 16;
                shape += edge ? '#' : '.';
            }
        QVERIFY2(std::find(shapes.begin(), shapes.end(), shape) == shapes.end(),
                 qPrintable(QString("state %1 looks like another").arg(state)));
        shapes.push_back(shape);
    }
}

void tst_TimelinePictures::numbersAreClearOfTheBrackets()
{
    Timeline timeline;
    timeline.resize(1132, 240);
    timeline.setClip(20, {24, 1}, "", 16.0 / 9); // so few that each has its number
    timeline.setPlayhead(10); // out of the way
    const QImage grab = timeline.viewport()->grab().toImage();
    const QRectF bracket = inHandle(timeline.scene(), timeline.view());
    const double scale = grab.devicePixelRatio();
    const QRectF beside(bracket.right() + 2, 2, 10, TimelineView::rulerHeight - 8);
    int brightest = 0;
    for (int y = int(beside.top() * scale); y < beside.bottom() * scale; ++y)
        for (int x = int(beside.left() * scale); x < beside.right() * scale; ++x)
            brightest = std::max(brightest, qGray(grab.pixel(x, y)));
    QVERIFY2(brightest > 140, qPrintable(QString::number(brightest))); // the number 1
}

void tst_TimelinePictures::looksRight()
{
    QWidget window;
    auto *const column = new QVBoxLayout(&window);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *const bar = new TransportBar(&window);
    column->addWidget(bar);
    auto *const timeline = new Timeline(&window);
    column->addWidget(timeline);
    timeline->setClip(1440, {30000, 1001}, "01:00:58;00", 16.0 / 9);
    timeline->setLanes(
        {{1,
          "Dancer",
          QColor(230, 159, 0),
          false,
          false,
          mixedStates(1440, 0),
          {{10, PromptTickKind::Clicks},
           {300, PromptTickKind::Painted},
           {640, PromptTickKinds(PromptTickKind::Clicks) | PromptTickKind::Trimap}}},
         {2,
          "A dog with a very long name indeed",
          QColor(86, 180, 233),
          false,
          true,
          mixedStates(1440, 3),
          {{340, PromptTickKind::Trimap}, {820, PromptTickKind::Absent}}},
         {3, "Background", QColor(0, 158, 115), true, false, mixedStates(1440, 5), {}}});
    timeline->setSelectedObject(1);
    timeline->setMarkers({{120, "Jump", QColor(240, 228, 66)},
                          {700, "The dog turns its head towards the camera", QColor(213, 94, 0)},
                          {760, "", QColor(0, 114, 178)}});
    timeline->setRange({60, 1300});
    timeline->setCached({{380, 520}, {600, 601}, {610, 640}});
    timeline->setPlayhead(430);
    bar->setClip(1440, {30000, 1001}, "01:00:58;00");
    bar->setPlayhead(430);
    bar->setPlayback(1, 27.4, 3);
    window.resize(1280, 290);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    const QSize size(timeline->view().thumbnailWidth(16.0 / 9), 40);
    QDir().mkpath(FILIGREE_ARTIFACTS);
    const auto keep = [&](const QString &name) {
        for (const int frame : visibleThumbnails(timeline->scene(), timeline->view()))
            timeline->setThumbnail(frame, picture(frame, size * 2));
        const QString path = QStringLiteral("%1/timeline_%2_%3.png")
                                 .arg(QLatin1String(FILIGREE_ARTIFACTS), name)
                                 .arg(int(100 * window.devicePixelRatio()));
        QVERIFY(window.grab().save(path));
    };
    keep("fitted");
    for (int i = 0; i < 10; ++i)
        timeline->zoomIn();
    timeline->setShowsTimecode(true);
    timeline->setSelection({432, 440}, 2);
    keep("close");
}

QTEST_MAIN(tst_TimelinePictures)
#include "tst_timeline_pictures.moc"
