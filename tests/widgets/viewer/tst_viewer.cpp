// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "tests/widgets/viewer/view_fixtures.h"
#include "widgets/theme/theme.h"
#include "widgets/viewer/start_panel.h"
#include "widgets/viewer/viewer.h"
#include "widgets/viewer/viewer_banner.h"

#include <QDropEvent>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace filigree;

// Every tool by mouse and by keyboard. The frame of 400 x 300 is shown at 100 % in the middle of a
// viewer of 600 x 400, so that its corner is at (100, 50).
class tst_Viewer final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();

    void tellsWhatToCompose();
    void tellsWhatToComposeSideBySide();
    void keepsTheLastPictureUntilTheExactOneComes();
    // One paint function, two ways to draw: nobody may see which.
    void looksTheSameByOpenGl();
    void wheelZoomsToTheCursor();
    void pans_data();
    void pans();
    void spaceTapIsNoPan();
    void zoomToolZooms();

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

    void hoversForAPreview();
    void readsThePixelUnderThePointer();
    void dragsAPoint();
    void dragsAnEdgeOfABox();
    void deletesThePromptThatIsSelected();
    void clicksInsideABoxAreClicks();
    // Undo by key while the button is down takes the prompt from under the pointer.
    void dragEndsWhenThePromptIsGone();

    void movesAndTurnsTheWipe();
    void bothPanesAreTheSameFrame();
    void worksByKeyboardAlone();
    void drawsByKeyboardAlone();
    void takesDroppedFiles();
    void invitesToBegin();
    void tellsOfDamage();

private:
    void mouse(QEvent::Type type, const QPointF &at, Qt::MouseButton button = Qt::LeftButton,
               Qt::KeyboardModifiers modifiers = {});
    void drag(const QList<QPointF> &path, Qt::MouseButton button = Qt::LeftButton,
              Qt::KeyboardModifiers modifiers = {});
    ViewerScene sceneWith(const std::vector<Prompt> &prompts) const;

    std::unique_ptr<Viewer> m_viewer;
};

namespace {

const QPointF corner(100, 50);

//! Where the centre of a pixel of the frame is.
QPointF pixel(double x, double y)
{
    return corner + QPointF(x + 0.5, y + 0.5);
}

} // namespace

void tst_Viewer::initTestCase()
{
    qRegisterMetaType<Point>();
    applyTheme(*qApp);
}

void tst_Viewer::init()
{
    m_viewer = std::make_unique<Viewer>();
    m_viewer->resize(600, 400);
    ViewerScene scene;
    scene.frame = {400, 300};
    m_viewer->setScene(scene);
    m_viewer->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_viewer.get()));
    m_viewer->zoomTo(1);
    QCOMPARE(m_viewer->transform().toPane(QPointF()), corner);
    m_viewer->setFocus();
}

void tst_Viewer::cleanup()
{
    m_viewer.reset();
}

void tst_Viewer::mouse(QEvent::Type type, const QPointF &at, Qt::MouseButton button,
                       Qt::KeyboardModifiers modifiers)
{
    const bool moves = type == QEvent::MouseMove;
    QMouseEvent event(type, at, m_viewer->mapToGlobal(at), moves ? Qt::NoButton : button,
                      type == QEvent::MouseButtonRelease ? Qt::NoButton : button, modifiers);
    QCoreApplication::sendEvent(m_viewer.get(), &event);
}

void tst_Viewer::drag(const QList<QPointF> &path, Qt::MouseButton button,
                      Qt::KeyboardModifiers modifiers)
{
    mouse(QEvent::MouseButtonPress, path.first(), button, modifiers);
    for (const QPointF &at : path.mid(1))
        mouse(QEvent::MouseMove, at, button, modifiers);
    mouse(QEvent::MouseButtonRelease, path.last(), button, modifiers);
}

ViewerScene tst_Viewer::sceneWith(const std::vector<Prompt> &prompts) const
{
    ViewerScene scene = m_viewer->scene();
    scene.prompts.clear();
    for (const Prompt &prompt : prompts) {
        ShownPrompt shown;
        shown.object = 1;
        shown.index = int(scene.prompts.size());
        shown.prompt = prompt;
        scene.prompts.emplace_back(std::move(shown));
    }
    return scene;
}

// Only what can be seen is composed, at the size of the screen.
void tst_Viewer::tellsWhatToCompose()
{
    QSignalSpy told(m_viewer.get(), &Viewer::viewChanged);
    m_viewer->zoomTo(4);
    QCOMPARE(told.size(), 1);
    QCOMPARE(told[0][0].toRectF(), QRectF(125, 100, 150, 100));
    QCOMPARE(told[0][1].toSize(), QSize(600, 400));
    m_viewer->zoomTo(4);
    QCOMPARE(told.size(), 1); // nothing new
    m_viewer->resize(300, 200);
    QCOMPARE(told.last()[1].toSize(), QSize(300, 200));
}

void tst_Viewer::tellsWhatToComposeSideBySide()
{
    QSignalSpy told(m_viewer.get(), &Viewer::viewChanged);
    ViewerScene scene = m_viewer->scene();
    scene.compare = Compare::SideBySide;
    m_viewer->setScene(scene);
    QCOMPARE(told.last()[0].toRectF().height(), 300.0);
    QCOMPARE(told.last()[1].toSize(), QSize(2 * 299, 300)); // panes of 299, 2 between
}

// While zooming, a blurred picture is better than none.
void tst_Viewer::keepsTheLastPictureUntilTheExactOneComes()
{
    QImage picture(400, 300, QImage::Format_RGB32);
    picture.fill(QColor(200, 30, 40));
    m_viewer->setPicture(picture, QRectF(0, 0, 400, 300));
    m_viewer->zoomTo(2);
    const QImage grabbed = m_viewer->grab().toImage();
    QCOMPARE(grabbed.pixelColor(grabbed.width() / 2, grabbed.height() / 2), QColor(200, 30, 40));
    QCOMPARE(grabbed.pixelColor(5, grabbed.height() / 2), QColor(200, 30, 40));
}

void tst_Viewer::looksTheSameByOpenGl()
{
    if (QGuiApplication::platformName() == QLatin1String("offscreen"))
        QSKIP("There is no OpenGL off the screen: run it with QT_QPA_PLATFORM=xcb, on Xvfb, say.");
    QImage picture(400, 300, QImage::Format_RGB32);
    for (int y = 0; y < 300; ++y) {
        for (int x = 0; x < 400; ++x)
            picture.setPixel(x, y, qRgb(x / 2, y / 2, (x * y) % 256));
    }
    ViewerScene scene = sceneWith({PointPrompt{{100, 100}, true}, BoxPrompt{{50, 60, 149, 159}}});
    scene.compare = Compare::Wipe;
    scene.note = QStringLiteral("Not up to date");
    Viewer byGl(Viewer::Renderer::OpenGl);
    byGl.resize(m_viewer->size());
    byGl.show();
    QVERIFY(QTest::qWaitForWindowExposed(&byGl));
    QVERIFY(byGl.usesOpenGl());
    for (Viewer *viewer : {m_viewer.get(), &byGl}) {
        viewer->clearFocus();
        viewer->setScene(scene);
        viewer->zoomTo(1);
        viewer->setPicture(picture, QRectF(0, 0, 400, 300));
    }
    const QImage a = m_viewer->grab().toImage();
    const QImage b = byGl.grab().toImage();
    QCOMPARE(a.size(), b.size());
    int different = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QColor p = a.pixelColor(x, y);
            const QColor q = b.pixelColor(x, y);
            different += std::abs(p.red() - q.red()) + std::abs(p.green() - q.green())
                        + std::abs(p.blue() - q.blue())
                    > 24
                ? 1
                : 0;
        }
    }
    // Edges of lines and letters are smoothed in their own ways; the picture is not.
    QVERIFY2(different < a.width() * a.height() / 50, qPrintable(QString::number(different)));
    QCOMPARE(b.pixel(330, 200), picture.pixel(230, 150));
}

void tst_Viewer::wheelZoomsToTheCursor()
{
    const QPointF at = pixel(30, 40);
    for (const Qt::KeyboardModifiers modifiers : {Qt::NoModifier, Qt::ControlModifier}) {
        const double before = m_viewer->zoom();
        QWheelEvent event(at, m_viewer->mapToGlobal(at), {}, {0, 240}, Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_viewer.get(), &event);
        QCOMPARE(m_viewer->zoom(), before * 1.25 * 1.25);
        const QPointF held = m_viewer->transform().toFrame(at);
        QVERIFY((held - QPointF(30.5, 40.5)).manhattanLength() < 1.1);
    }
}

void tst_Viewer::pans_data()
{
    QTest::addColumn<int>("button");
    QTest::addColumn<bool>("space");
    QTest::addColumn<Tool>("tool");
    QTest::newRow("middle button") << int(Qt::MiddleButton) << false << Tool::Brush;
    QTest::newRow("space") << int(Qt::LeftButton) << true << Tool::PositiveClick;
    QTest::newRow("hand") << int(Qt::LeftButton) << false << Tool::Hand;
}

void tst_Viewer::pans()
{
    QFETCH(int, button);
    QFETCH(bool, space);
    QFETCH(Tool, tool);
    m_viewer->setTool(tool);
    QSignalSpy clicked(m_viewer.get(), &Viewer::clicked);
    QSignalSpy tapped(m_viewer.get(), &Viewer::spaceTapped);
    if (space)
        QTest::keyPress(m_viewer.get(), Qt::Key_Space);
    drag({{200, 200}, {210, 190}, {230, 180}}, Qt::MouseButton(button));
    if (space)
        QTest::keyRelease(m_viewer.get(), Qt::Key_Space);
    QCOMPARE(m_viewer->transform().toPane(QPointF()), corner + QPointF(30, -20));
    QCOMPARE(clicked.size(), 0);
    QCOMPARE(tapped.size(), 0);
}

void tst_Viewer::spaceTapIsNoPan()
{
    QSignalSpy tapped(m_viewer.get(), &Viewer::spaceTapped);
    QTest::keyClick(m_viewer.get(), Qt::Key_Space);
    QCOMPARE(tapped.size(), 1);
}

void tst_Viewer::zoomToolZooms()
{
    m_viewer->setTool(Tool::Zoom);
    drag({pixel(100, 100)});
    QCOMPARE(m_viewer->zoom(), 2.0);
    drag({{300, 200}}, Qt::LeftButton, Qt::ControlModifier);
    QCOMPARE(m_viewer->zoom(), 1.0);
    m_viewer->zoomToFit();
    m_viewer->zoomTo(1);
    drag({corner + QPointF(100, 100), corner + QPointF(220, 180)}); // a box
    QCOMPARE(m_viewer->zoom(), 5.0);
    QVERIFY((m_viewer->visiblePart().frame.center() - QPointF(160, 140)).manhattanLength() < 1);
}

void tst_Viewer::clicks_data()
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

void tst_Viewer::clicks()
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

void tst_Viewer::clicksOutsideTheFrameSayNothing()
{
    QSignalSpy clicked(m_viewer.get(), &Viewer::clicked);
    drag({{50, 20}});
    drag({{501, 100}});
    QCOMPARE(clicked.size(), 0);
    drag({{499.5, 100}});
    QCOMPARE(clicked.size(), 1);
}

void tst_Viewer::drawsABox()
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

void tst_Viewer::drawsAStroke()
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

void tst_Viewer::paintsWithTheBrush_data()
{
    QTest::addColumn<Tool>("tool");
    QTest::addColumn<int>("modifiers");
    QTest::addColumn<bool>("erases");
    QTest::newRow("brush") << Tool::Brush << 0 << false;
    QTest::newRow("eraser") << Tool::Eraser << 0 << true;
    QTest::newRow("brush swapped") << Tool::Brush << int(Qt::ControlModifier) << true;
}

void tst_Viewer::paintsWithTheBrush()
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

void tst_Viewer::pressureScalesTheRadius()
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

void tst_Viewer::drawsALasso()
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
void tst_Viewer::paintsTheTrimap()
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

void tst_Viewer::togglesAbsence()
{
    m_viewer->setTool(Tool::Absent);
    QSignalSpy toggled(m_viewer.get(), &Viewer::absentToggled);
    drag({pixel(10, 10)});
    QCOMPARE(toggled.size(), 1);
}

void tst_Viewer::picksObjects()
{
    m_viewer->setTool(Tool::PickObject);
    QSignalSpy picked(m_viewer.get(), &Viewer::objectPicked);
    drag({pixel(10, 11)});
    QCOMPARE(picked.size(), 1);
    QCOMPARE(picked[0][0].value<Point>(), (Point{10, 11}));
}

void tst_Viewer::resizesTheBrush()
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

void tst_Viewer::escapeCancelsADrawing()
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

void tst_Viewer::hoversForAPreview()
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

void tst_Viewer::readsThePixelUnderThePointer()
{
    QSignalSpy at(m_viewer.get(), &Viewer::pointerAt);
    QSignalSpy left(m_viewer.get(), &Viewer::pointerLeft);
    mouse(QEvent::MouseMove, pixel(7, 9), Qt::NoButton);
    QCOMPARE(at[0][0].value<Point>(), (Point{7, 9}));
    mouse(QEvent::MouseMove, {10, 10}, Qt::NoButton);
    QCOMPARE(left.size(), 1);
}

void tst_Viewer::dragsAPoint()
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

void tst_Viewer::dragsAnEdgeOfABox()
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

void tst_Viewer::deletesThePromptThatIsSelected()
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

void tst_Viewer::clicksInsideABoxAreClicks()
{
    m_viewer->setScene(sceneWith({BoxPrompt{{50, 60, 149, 159}}}));
    QSignalSpy clicked(m_viewer.get(), &Viewer::clicked);
    drag({pixel(100, 100)});
    QCOMPARE(clicked.size(), 1);
}

void tst_Viewer::dragEndsWhenThePromptIsGone()
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

void tst_Viewer::movesAndTurnsTheWipe()
{
    ViewerScene scene = m_viewer->scene();
    scene.compare = Compare::Wipe;
    m_viewer->setScene(scene);
    QSignalSpy moved(m_viewer.get(), &Viewer::wipeMoved);
    QSignalSpy clicked(m_viewer.get(), &Viewer::clicked);
    drag({corner + QPointF(200, 150), corner + QPointF(100, 75)});
    QCOMPARE(moved.last()[0].value<WipeLine>().at, QPointF(0.25, 0.25));
    QCOMPARE(moved.last()[0].value<WipeLine>().angle, 0.0);
    // The other handle hangs 70 below; brought to the left, the line lies flat.
    drag({corner + QPointF(100, 145), corner + QPointF(30, 75)});
    QCOMPARE(moved.last()[0].value<WipeLine>().angle, 90.0);
    QCOMPARE(clicked.size(), 0);
    drag({pixel(300, 200)});
    QCOMPARE(clicked.size(), 1);
}

void tst_Viewer::bothPanesAreTheSameFrame()
{
    ViewerScene scene = m_viewer->scene();
    scene.compare = Compare::SideBySide;
    m_viewer->setScene(scene);
    m_viewer->zoomToFit();
    QSignalSpy clicked(m_viewer.get(), &Viewer::clicked);
    const QPointF left = m_viewer->transform().toPane(QPointF(120.5, 80.5));
    drag({left});
    drag({left + QPointF(301, 0)});
    QCOMPARE(clicked.size(), 2);
    const auto a = clicked[0][0].value<Point>();
    const auto b = clicked[1][0].value<Point>();
    QVERIFY(std::abs(a.x - 120) < 1e-6 && std::abs(b.x - 120) < 1e-6 && a.y == b.y);
}

// Nothing may need a mouse.
void tst_Viewer::worksByKeyboardAlone()
{
    QSignalSpy clicked(m_viewer.get(), &Viewer::clicked);
    QTest::keyClick(m_viewer.get(), Qt::Key_Return); // the crosshair, in the middle
    QCOMPARE(clicked.size(), 0);
    QTest::keyClick(m_viewer.get(), Qt::Key_Right);
    QTest::keyClick(m_viewer.get(), Qt::Key_Up, Qt::AltModifier);
    QTest::keyClick(m_viewer.get(), Qt::Key_Return);
    QTest::keyClick(m_viewer.get(), Qt::Key_Left, Qt::ShiftModifier);
    QTest::keyClick(m_viewer.get(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(clicked.size(), 2);
    QCOMPARE(clicked[0][0].value<Point>(), (Point{204, 149}));
    QVERIFY(clicked[0][1].toBool());
    QCOMPARE(clicked[1][0].value<Point>(), (Point{164, 149}));
    QVERIFY(!clicked[1][1].toBool());
    QTest::keyClick(m_viewer.get(), Qt::Key_Escape);
    QTest::keyClick(m_viewer.get(), Qt::Key_Return); // a new crosshair
    QCOMPARE(clicked.size(), 2);
}

void tst_Viewer::drawsByKeyboardAlone()
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

void tst_Viewer::takesDroppedFiles()
{
    QSignalSpy dropped(m_viewer.get(), &Viewer::filesDropped);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(QStringLiteral("/clips/a b.mov")),
                  QUrl(QStringLiteral("https://example.org/x.mov"))});
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_viewer.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_viewer.get(), &drop);
    QCOMPARE(dropped.size(), 1);
    QCOMPARE(dropped[0][0].toStringList(), QStringList{QStringLiteral("/clips/a b.mov")});
}

void tst_Viewer::invitesToBegin()
{
    StartPanel &start = m_viewer->startPanel();
    QVERIFY(!start.isVisible());
    m_viewer->setScene({});
    QVERIFY(start.isVisible());
    QSignalSpy opened(&start, &StartPanel::openRequested);
    QSignalSpy recent(&start, &StartPanel::recentRequested);
    start.findChildren<QPushButton *>().first()->click();
    QCOMPARE(opened.size(), 1);
    start.setRecentFiles({QStringLiteral("/clips/one.mov"), QStringLiteral("/clips/two.mov")});
    auto *list = start.findChild<QListWidget *>();
    QVERIFY(list->isVisible());
    list->setCurrentRow(1);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(recent.size(), 1);
    QCOMPARE(recent[0][0].toString(), QStringLiteral("/clips/two.mov"));
    start.setMessage(QStringLiteral("Opening one.mov…"));
    QVERIFY(!list->isVisible());
}

void tst_Viewer::tellsOfDamage()
{
    ViewerBanner &banner = m_viewer->banner();
    QVERIFY(!banner.isVisible());
    QSignalSpy triggered(&banner, &ViewerBanner::actionTriggered);
    banner.setText(QStringLiteral("dog.mp4 cannot be found."), QStringLiteral("Relink…"));
    QVERIFY(banner.isVisible());
    QVERIFY(banner.height() >= 24 && banner.width() == m_viewer->width());
    banner.findChild<QPushButton *>()->click();
    QCOMPARE(triggered.size(), 1);
    banner.setText({});
    QVERIFY(!banner.isVisible());
}

QTEST_MAIN(tst_Viewer)
#include "tst_viewer.moc"
