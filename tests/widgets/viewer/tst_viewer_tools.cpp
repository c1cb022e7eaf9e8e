// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "tests/widgets/viewer/viewer_bench.h"

#include <QSignalSpy>
#include <QtTest>

using namespace filigree;

// Every tool by mouse and by keyboard.
class tst_ViewerTools final : public ViewerBench
{
    Q_OBJECT
private slots:
    void initTestCase() { prepare(); }
    void init() { openViewer(); }
    void cleanup() { m_viewer.reset(); }

    void clicks_data();
    void clicks();
    void clicksOutsideTheFrameSayNothing();
    void drawsABox();
    void drawsAStroke();
    void paintsWithTheBrush_data();
    void paintsWithTheBrush();
    void pressureScalesTheRadius();
    void drawsALasso();
    void paintsTheTrimap();
    void togglesAbsence();
    void picksObjects();
    void resizesTheBrush();
    void escapeCancelsADrawing();
    // The same key cancels the job that runs, which must not be hit by accident.
    void escapeLetsGoOfAPromptFirst();

    void hoversForAPreview();
    void tellsWhereAClickWouldGo();
    void dragsAPoint();
    void dragsAnEdgeOfABox();
    void deletesThePromptThatIsSelected();
    void clicksInsideABoxAreClicks();
    // Undo by key while the button is down takes the prompt from under the pointer.
    void dragEndsWhenThePromptIsGone();

    void drawsByKeyboardAlone();
};

void tst_ViewerTools::clicks_data()
{
    QTest::addColumn<Tool>("tool");
    QTest::addColumn<int>("button");
    QTest::addColumn<int>("modifiers");
    QTest::addColumn<bool>("positive");
    const int left = Qt::LeftButton;
    QTest::newRow("positive") << Tool::PositiveClick << left << 0 << true;
    QTest::newRow("negative") << Tool::NegativeClick << left << 0 << false;
    QTest::newRow("swapped") << Tool::PositiveClick << left << int(Qt::ControlModifier) << false;
    QTest::newRow("swapped back") << Tool::NegativeClick << left << int(Qt::ControlModifier)
                                  << true;
    QTest::newRow("right") << Tool::PositiveClick << int(Qt::RightButton) << 0 << false;
}

void tst_ViewerTools::clicks()
{
    QFETCH(Tool, tool);
    QFETCH(int, button);
    QFETCH(int, modifiers);
    QFETCH(bool, positive);
    m_viewer->setTool(tool);
    QSignalSpy clicked(m_viewer.get(), &Viewer::clicked);
    drag({pixel(12, 34)}, Qt::MouseButton(button), Qt::KeyboardModifiers(modifiers));
    QCOMPARE(clicked.size(), 1);
    QCOMPARE(clicked[0][0].value<Point>(), (Point{12, 34}));
    QCOMPARE(clicked[0][1].toBool(), positive);
}

void tst_ViewerTools::clicksOutsideTheFrameSayNothing()
{
    QSignalSpy clicked(m_viewer.get(), &Viewer::clicked);
    drag({{50, 20}});
    drag({{501, 100}});
    QCOMPARE(clicked.size(), 0);
    drag({{499.5, 100}});
    QCOMPARE(clicked.size(), 1);
}

void tst_ViewerTools::drawsABox()
{
    m_viewer->setTool(Tool::Box);
    QSignalSpy drawn(m_viewer.get(), &Viewer::boxDrawn);
    drag({pixel(50, 60), pixel(20, 30), pixel(10, 20)}); // from its last corner to its first
    QCOMPARE(drawn.size(), 1);
    QCOMPARE(drawn[0][0].value<Box>(), (Box{10, 20, 50, 60}));
    drag({{40, 20}, {800, 700}}); // cut off at the frame
    QCOMPARE(drawn[1][0].value<Box>(), (Box{0, 0, 399, 299}));
    drag({pixel(5, 5)}); // no box
    QCOMPARE(drawn.size(), 2);
}

void tst_ViewerTools::drawsAStroke()
{
    m_viewer->setTool(Tool::Stroke);
    m_viewer->setBrushRadius(7);
    QSignalSpy drawn(m_viewer.get(), &Viewer::strokeDrawn);
    drag({pixel(10, 10), pixel(20, 10), pixel(20, 30)});
    drag({pixel(10, 10), pixel(20, 10)}, Qt::LeftButton, Qt::ControlModifier);
    QCOMPARE(drawn.size(), 2);
    const auto stroke = drawn[0][0].value<StrokePrompt>();
    QCOMPARE(stroke.points, (std::vector<Point>{{10, 10}, {20, 10}, {20, 30}}));
    QCOMPARE(stroke.radius, 7.0);
    QVERIFY(stroke.positive);
    QVERIFY(!drawn[1][0].value<StrokePrompt>().positive);
}

void tst_ViewerTools::paintsWithTheBrush_data()
{
    QTest::addColumn<Tool>("tool");
    QTest::addColumn<int>("modifiers");
    QTest::addColumn<bool>("erases");
    QTest::newRow("brush") << Tool::Brush << 0 << false;
    QTest::newRow("eraser") << Tool::Eraser << 0 << true;
    QTest::newRow("brush swapped") << Tool::Brush << int(Qt::ControlModifier) << true;
}

void tst_ViewerTools::paintsWithTheBrush()
{
    QFETCH(Tool, tool);
    QFETCH(int, modifiers);
    QFETCH(bool, erases);
    m_viewer->setTool(tool);
    m_viewer->setBrushRadius(5);
    QSignalSpy painted(m_viewer.get(), &Viewer::brushPainted);
    drag({pixel(10, 10), pixel(30, 10)}, Qt::LeftButton, Qt::KeyboardModifiers(modifiers));
    QCOMPARE(painted.size(), 1);
    QCOMPARE(painted[0][0].value<std::vector<BrushDab>>(),
             (std::vector<BrushDab>{{{10, 10}, 5}, {{30, 10}, 5}}));
    QCOMPARE(painted[0][1].toBool(), erases);
}

void tst_ViewerTools::pressureScalesTheRadius()
{
    m_viewer->setTool(Tool::Brush);
    m_viewer->setBrushRadius(10);
    QSignalSpy painted(m_viewer.get(), &Viewer::brushPainted);
    const auto pen = [this](QEvent::Type type, double pressure) {
        const QPointF at = pixel(10, 10);
        QTabletEvent event(type, QPointingDevice::primaryPointingDevice(), at, at, pressure, 0, 0,
                           0, 0, 0, {}, Qt::LeftButton, Qt::LeftButton);
        QCoreApplication::sendEvent(m_viewer.get(), &event);
        QVERIFY(!event.isAccepted()); // so that Qt sends the mouse event
    };
    pen(QEvent::TabletPress, 0.5);
    mouse(QEvent::MouseButtonPress, pixel(10, 10));
    pen(QEvent::TabletMove, 1);
    mouse(QEvent::MouseMove, pixel(40, 10));
    mouse(QEvent::MouseButtonRelease, pixel(40, 10));
    QCOMPARE(painted.size(), 1);
    const auto dabs = painted[0][0].value<std::vector<BrushDab>>();
    QCOMPARE(dabs.front().radius, 6.0);
    QCOMPARE(dabs.back().radius, 10.0);
}

void tst_ViewerTools::drawsALasso()
{
    m_viewer->setTool(Tool::Lasso);
    QSignalSpy drawn(m_viewer.get(), &Viewer::lassoDrawn);
    drag({pixel(10, 10), pixel(40, 10), pixel(40, 40)});
    QCOMPARE(drawn.size(), 1);
    QCOMPARE(drawn[0][0].value<std::vector<Point>>(),
             (std::vector<Point>{{10, 10}, {40, 10}, {40, 40}}));
    QVERIFY(!drawn[0][1].toBool());
    drag({pixel(10, 10), pixel(40, 10)}); // no area
    QCOMPARE(drawn.size(), 1);
}

// Each step is told, so that the alpha can be solved while the pen is down.
void tst_ViewerTools::paintsTheTrimap()
{
    m_viewer->setTool(Tool::TrimapForeground);
    m_viewer->setBrushRadius(4);
    QSignalSpy painted(m_viewer.get(), &Viewer::trimapPainted);
    drag({pixel(10, 10), pixel(20, 10), pixel(30, 10)}, Qt::LeftButton, Qt::ControlModifier);
    QCOMPARE(painted.size(), 4);
    QCOMPARE(painted[0][1].value<StrokePhase>(), StrokePhase::Begin);
    QCOMPARE(painted[1][1].value<StrokePhase>(), StrokePhase::Extend);
    QCOMPARE(painted[3][1].value<StrokePhase>(), StrokePhase::End);
    const auto stroke = painted[3][0].value<TrimapStroke>();
    QCOMPARE(stroke.points.size(), std::size_t(3));
    QCOMPARE(stroke.label, TrimapLabel::Background);
    m_viewer->setTool(Tool::TrimapUnknown);
    drag({pixel(10, 10)});
    QCOMPARE(painted.last()[0].value<TrimapStroke>().label, TrimapLabel::Unknown);
}

void tst_ViewerTools::togglesAbsence()
{
    m_viewer->setTool(Tool::Absent);
    QSignalSpy toggled(m_viewer.get(), &Viewer::absentToggled);
    drag({pixel(10, 10)});
    QCOMPARE(toggled.size(), 1);
}

void tst_ViewerTools::picksObjects()
{
    m_viewer->setTool(Tool::PickObject);
    QSignalSpy picked(m_viewer.get(), &Viewer::objectPicked);
    drag({pixel(10, 11)});
    QCOMPARE(picked.size(), 1);
    QCOMPARE(picked[0][0].value<Point>(), (Point{10, 11}));
}

void tst_ViewerTools::resizesTheBrush()
{
    m_viewer->setTool(Tool::Brush);
    m_viewer->setBrushRadius(10);
    QSignalSpy wanted(m_viewer.get(), &Viewer::brushRadiusWanted);
    QSignalSpy painted(m_viewer.get(), &Viewer::brushPainted);
    drag({pixel(100, 100), pixel(115, 100)}, Qt::LeftButton, Qt::AltModifier);
    QCOMPARE(wanted.last()[0].toDouble(), 25.0);
    QCOMPARE(painted.size(), 0);
    QTest::keyClick(m_viewer.get(), Qt::Key_BracketLeft);
    QVERIFY(wanted.last()[0].toDouble() < 10);
    QTest::keyClick(m_viewer.get(), Qt::Key_BracketRight);
    QVERIFY(wanted.last()[0].toDouble() > 10);
}

void tst_ViewerTools::escapeCancelsADrawing()
{
    m_viewer->setTool(Tool::Lasso);
    QSignalSpy drawn(m_viewer.get(), &Viewer::lassoDrawn);
    mouse(QEvent::MouseButtonPress, pixel(10, 10));
    mouse(QEvent::MouseMove, pixel(40, 10));
    mouse(QEvent::MouseMove, pixel(40, 40));
    QTest::keyClick(m_viewer.get(), Qt::Key_Escape);
    mouse(QEvent::MouseMove, pixel(10, 40));
    mouse(QEvent::MouseButtonRelease, pixel(10, 40));
    QCOMPARE(drawn.size(), 0);

    m_viewer->setTool(Tool::TrimapUnknown);
    QSignalSpy painted(m_viewer.get(), &Viewer::trimapPainted);
    mouse(QEvent::MouseButtonPress, pixel(10, 10));
    QTest::keyClick(m_viewer.get(), Qt::Key_Escape);
    mouse(QEvent::MouseButtonRelease, pixel(10, 10));
    QCOMPARE(painted.size(), 2);
    QCOMPARE(painted[1][1].value<StrokePhase>(), StrokePhase::Cancel);
}

void tst_ViewerTools::escapeLetsGoOfAPromptFirst()
{
    const auto isTaken = [this] {
        QKeyEvent key(QEvent::ShortcutOverride, Qt::Key_Escape, Qt::NoModifier);
        key.ignore();
        QCoreApplication::sendEvent(m_viewer.get(), &key);
        return key.isAccepted();
    };
    m_viewer->setScene(sceneWith({PointPrompt{{100, 100}, true}}));
    QVERIFY(!isTaken());
    m_viewer->selectPrompt(0);
    QVERIFY(isTaken());
    QTest::keyClick(m_viewer.get(), Qt::Key_Escape);
    QCOMPARE(m_viewer->selectedPrompt(), -1);
    QVERIFY(!isTaken());
}

void tst_ViewerTools::hoversForAPreview()
{
    QSignalSpy hovered(m_viewer.get(), &Viewer::hoverAt);
    QSignalSpy left(m_viewer.get(), &Viewer::hoverLeft);
    mouse(QEvent::MouseMove, pixel(20, 20), Qt::NoButton);
    QCOMPARE(hovered.size(), 0);
    mouse(QEvent::MouseMove, pixel(21, 20), Qt::NoButton, Qt::ShiftModifier);
    QCOMPARE(hovered.size(), 1);
    QCOMPARE(hovered[0][0].value<Point>(), (Point{21, 20}));
    mouse(QEvent::MouseMove, pixel(22, 20), Qt::NoButton);
    QCOMPARE(left.size(), 1);
    QTest::keyPress(m_viewer.get(), Qt::Key_Shift); // without moving
    QCOMPARE(hovered.size(), 2);
    QTest::keyRelease(m_viewer.get(), Qt::Key_Shift);
    QCOMPARE(left.size(), 2);
}

void tst_ViewerTools::tellsWhereAClickWouldGo()
{
    m_viewer->setScene(sceneWith({PointPrompt{{100, 100}, true}}));
    QSignalSpy aimed(m_viewer.get(), &Viewer::aimedAt);
    mouse(QEvent::MouseMove, pixel(20, 20), Qt::NoButton);
    mouse(QEvent::MouseMove, pixel(21, 20), Qt::NoButton, Qt::ControlModifier);
    QCOMPARE(aimed.size(), 2);
    QCOMPARE(aimed[0], (QVariantList{QVariant::fromValue(Point{20, 20}), true}));
    QCOMPARE(aimed[1], (QVariantList{QVariant::fromValue(Point{21, 20}), false}));
    mouse(QEvent::MouseMove, pixel(100, 100), Qt::NoButton); // it would take hold of the prompt
    mouse(QEvent::MouseMove, pixel(22, 20), Qt::NoButton, Qt::ShiftModifier); // shown, see above
    m_viewer->setTool(Tool::Box);
    mouse(QEvent::MouseMove, pixel(23, 20), Qt::NoButton);
    QCOMPARE(aimed.size(), 2);
}

void tst_ViewerTools::dragsAPoint()
{
    m_viewer->setScene(sceneWith({PointPrompt{{100, 100}, true}, PointPrompt{{200, 100}, false}}));
    QSignalSpy clicked(m_viewer.get(), &Viewer::clicked);
    QSignalSpy moved(m_viewer.get(), &Viewer::promptMoved);
    QSignalSpy selected(m_viewer.get(), &Viewer::promptSelected);
    drag({pixel(203, 102), pixel(210, 110), pixel(213, 122)});
    QCOMPARE(clicked.size(), 0);
    QCOMPARE(selected.size(), 1);
    QCOMPARE(selected[0][0].toInt(), 1);
    QCOMPARE(moved.size(), 2);
    QCOMPARE(moved[1][0].toInt(), 1);
    QVERIFY(moved[1][1].value<Prompt>() == Prompt(PointPrompt{{210, 120}, false}));
    QCOMPARE(moved[0][2], moved[1][2]); // one drag, one step of undo
    drag({pixel(210, 120), pixel(900, 900)}); // not out of the frame
    QVERIFY(moved.last()[1].value<Prompt>() == Prompt(PointPrompt{{399, 299}, false}));
    QVERIFY(moved.last()[2] != moved[0][2]);
}

void tst_ViewerTools::dragsAnEdgeOfABox()
{
    m_viewer->setTool(Tool::Box);
    m_viewer->setScene(sceneWith({BoxPrompt{{50, 60, 149, 159}}}));
    QSignalSpy moved(m_viewer.get(), &Viewer::promptMoved);
    drag({corner + QPointF(150, 100), corner + QPointF(170, 90)}); // its right edge
    QVERIFY(moved.last()[1].value<Prompt>() == Prompt(BoxPrompt{{50, 60, 169, 159}}));
    drag({corner + QPointF(50, 60), corner + QPointF(40, 40)}); // its first corner
    QVERIFY(moved.last()[1].value<Prompt>() == Prompt(BoxPrompt{{40, 40, 169, 159}}));
    drag({corner + QPointF(40, 80), corner + QPointF(60, 90)}, Qt::LeftButton,
         Qt::ShiftModifier); // all of it
    QVERIFY(moved.last()[1].value<Prompt>() == Prompt(BoxPrompt{{60, 50, 189, 169}}));
}

void tst_ViewerTools::deletesThePromptThatIsSelected()
{
    m_viewer->setScene(sceneWith({PointPrompt{{100, 100}, true}}));
    QSignalSpy deleted(m_viewer.get(), &Viewer::promptDeleted);
    QTest::keyClick(m_viewer.get(), Qt::Key_Delete);
    QCOMPARE(deleted.size(), 0);
    drag({pixel(100, 100)});
    QCOMPARE(m_viewer->selectedPrompt(), 0);
    QTest::keyClick(m_viewer.get(), Qt::Key_Delete);
    QCOMPARE(deleted.size(), 1);
    QCOMPARE(deleted[0][0].toInt(), 0);
}

void tst_ViewerTools::clicksInsideABoxAreClicks()
{
    m_viewer->setScene(sceneWith({BoxPrompt{{50, 60, 149, 159}}}));
    QSignalSpy clicked(m_viewer.get(), &Viewer::clicked);
    drag({pixel(100, 100)});
    QCOMPARE(clicked.size(), 1);
}

void tst_ViewerTools::dragEndsWhenThePromptIsGone()
{
    m_viewer->setScene(sceneWith({PointPrompt{{100, 100}, true}}));
    QSignalSpy moved(m_viewer.get(), &Viewer::promptMoved);
    mouse(QEvent::MouseButtonPress, pixel(100, 100));
    mouse(QEvent::MouseMove, pixel(110, 100));
    m_viewer->setScene(sceneWith({}));
    mouse(QEvent::MouseMove, pixel(120, 100));
    mouse(QEvent::MouseButtonRelease, pixel(120, 100));
    QCOMPARE(moved.size(), 1);
}

void tst_ViewerTools::drawsByKeyboardAlone()
{
    m_viewer->setTool(Tool::Box);
    QSignalSpy drawn(m_viewer.get(), &Viewer::boxDrawn);
    QTest::keyClick(m_viewer.get(), Qt::Key_Return);
    QTest::keyClick(m_viewer.get(), Qt::Key_Return);
    QTest::keyClick(m_viewer.get(), Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(m_viewer.get(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(m_viewer.get(), Qt::Key_Return);
    QCOMPARE(drawn.size(), 1);
    QCOMPARE(drawn[0][0].value<Box>(), (Box{200, 150, 240, 190}));
}

QTEST_MAIN(tst_ViewerTools)
#include "tst_viewer_tools.moc"
