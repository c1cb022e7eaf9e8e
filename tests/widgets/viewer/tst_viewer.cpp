// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "tests/widgets/viewer/view_fixtures.h"
#include "tests/widgets/viewer/viewer_bench.h"
#include "widgets/viewer/start_panel.h"
#include "widgets/viewer/viewer_banner.h"

#include <QDropEvent>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace filigree;

namespace {

class PaintCount final : public QObject
{
public:
    int count = 0;

private:
    bool eventFilter(QObject *, QEvent *event) override
    {
        count += event->type() == QEvent::Paint;
        return false;
    }
};

} // namespace

// What it shows, and how one looks about in it.
class tst_Viewer final : public ViewerBench
{
    Q_OBJECT
private slots:
    void initTestCase() { prepare(); }
    void init() { openViewer(); }
    void cleanup() { m_viewer.reset(); }

    void tellsWhatToCompose();
    void tellsWhatToComposeSideBySide();
    void keepsTheLastPictureUntilTheExactOneComes();
    void isNotPaintedForNothing();
    // One paint function, two ways to draw: nobody may see which.
    void looksTheSameByOpenGl();
    void wheelZoomsToTheCursor();
    void pans_data();
    void pans();
    void spaceTapIsNoPan();
    void zoomToolZooms();

    void readsThePixelUnderThePointer();

    void movesAndTurnsTheWipe();
    void bothPanesAreTheSameFrame();
    void worksByKeyboardAlone();
    void takesDroppedFiles();
    void invitesToBegin();
    void tellsOfDamage();
};

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

// At each step of a scrub the selection and the tool are given up, which seldom changes anything.
void tst_Viewer::isNotPaintedForNothing()
{
    QVERIFY(QTest::qWaitForWindowExposed(m_viewer.get()));
    QCoreApplication::processEvents();
    PaintCount paints;
    m_viewer->installEventFilter(&paints);
    m_viewer->selectPrompt(-1);
    m_viewer->cancel();
    QCoreApplication::processEvents();
    QCOMPARE(paints.count, 0);
    m_viewer->setScene(sceneWith({PointPrompt{{20, 20}, true}}));
    m_viewer->selectPrompt(0);
    QTRY_VERIFY(paints.count > 0);
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

void tst_Viewer::readsThePixelUnderThePointer()
{
    QSignalSpy at(m_viewer.get(), &Viewer::pointerAt);
    QSignalSpy left(m_viewer.get(), &Viewer::pointerLeft);
    mouse(QEvent::MouseMove, pixel(7, 9), Qt::NoButton);
    QCOMPARE(at[0][0].value<Point>(), (Point{7, 9}));
    mouse(QEvent::MouseMove, {10, 10}, Qt::NoButton);
    QCOMPARE(left.size(), 1);
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
