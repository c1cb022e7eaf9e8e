// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "timeline_samples.h"
#include "widgets/theme/theme.h"
#include "widgets/timeline/timeline.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QToolTip>
#include <QtTest>

using namespace filigree;

Q_DECLARE_METATYPE(FrameRange)

class tst_Timeline final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup() { m_timeline.reset(); }
    void draggingScrubs();
    // A hand that leaves the window while scrubbing goes on through the clip.
    void draggingBeyondTheEdgeScrolls();
    void aClickOnATickGoesToItsFrame();
    void aClickOnANameSelectsTheObject();
    void shiftDragPicksFrames();
    void bracketsSetTheRange();
    void markersAreAddedMovedAndEdited();
    void escapeLeavesTheMarkerAsItWas();
    void wheelZoomsAtThePointer();
    void keysMoveAndSelect();
    void theMenuActsOnTheSelection();
    // Only what is seen is decoded, and only once.
    void onlyVisibleThumbnailsAreWanted();
    void tipsTellTheStateInWords();
    void anEmptyTimelineAnswersNothing();

private:
    QPoint at(int frame, int y) const { return {int(m_timeline->view().xOf(frame + 0.5)), y}; }
    QPoint onLane(int frame, int lane) const
    {
        return at(frame, m_timeline->view().lane(lane).center().y());
    }
    void drag(const QPoint &from, const QPoint &to, Qt::KeyboardModifiers modifiers = {});

    std::unique_ptr<Timeline> m_timeline;
};

void tst_Timeline::initTestCase()
{
    applyTheme(*qApp);
}

void tst_Timeline::init()
{
    m_timeline = std::make_unique<Timeline>();
    m_timeline->resize(1132, 240);
    m_timeline->setClip(200, {24, 1}, "", 16.0 / 9);
    m_timeline->setLanes({{1,
                           "Dancer",
                           QColor(230, 159, 0),
                           false,
                           false,
                           mixedStates(200, 0),
                           {{10, PromptTickKind::Clicks}, {80, PromptTickKind::Painted}}},
                          {2,
                           "A dog with a very long name indeed",
                           QColor(86, 180, 233),
                           true,
                           true,
                           mixedStates(200, 3),
                           {{40, PromptTickKind::Trimap}, {120, PromptTickKind::Absent}}}});
    m_timeline->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_timeline.get()));
    connect(m_timeline.get(), &Timeline::frameRequested, m_timeline.get(), &Timeline::setPlayhead);
}

void tst_Timeline::drag(const QPoint &from, const QPoint &to, Qt::KeyboardModifiers modifiers)
{
    QWidget *const viewport = m_timeline->viewport();
    QTest::mousePress(viewport, Qt::LeftButton, modifiers, from);
    for (int i = 1; i <= 4; ++i) {
        const QPoint point = from + (to - from) * i / 4;
        QMouseEvent move(QEvent::MouseMove, point, viewport->mapToGlobal(point), Qt::NoButton,
                         Qt::LeftButton, modifiers);
        QCoreApplication::sendEvent(viewport, &move);
    }
    QTest::mouseRelease(viewport, Qt::LeftButton, modifiers, to);
}

void tst_Timeline::draggingScrubs()
{
    QSignalSpy scrubbing(m_timeline.get(), &Timeline::scrubbingChanged);
    QSignalSpy frames(m_timeline.get(), &Timeline::frameRequested);
    for (const int y : {10, m_timeline->view().thumbnails().center().y(),
                        m_timeline->view().lane(0).center().y()}) {
        scrubbing.clear();
        frames.clear();
        drag(at(20, y), at(60, y));
        QCOMPARE(frames.first().first().toInt(), 20);
        QCOMPARE(m_timeline->scene().playhead, 60);
        QCOMPARE(scrubbing.size(), 2);
        QCOMPARE(scrubbing.last().first().toBool(), false);
    }
}

void tst_Timeline::draggingBeyondTheEdgeScrolls()
{
    for (int i = 0; i < 6; ++i)
        m_timeline->zoomIn();
    const FrameRange before = m_timeline->view().visibleFrames();
    QVERIFY(before.out < 190);
    QWidget *const viewport = m_timeline->viewport();
    const QPoint outside(viewport->width() + 200, 12);
    QTest::mousePress(viewport, Qt::LeftButton, {}, at(before.in + 2, 12));
    QMouseEvent move(QEvent::MouseMove, outside, viewport->mapToGlobal(outside), Qt::NoButton,
                     Qt::LeftButton, {});
    QCoreApplication::sendEvent(viewport, &move);
    QTRY_COMPARE(m_timeline->scene().playhead, 199);
    QTest::mouseRelease(viewport, Qt::LeftButton, {}, outside);
}

void tst_Timeline::aClickOnATickGoesToItsFrame()
{
    QSignalSpy objects(m_timeline.get(), &Timeline::objectSelected);
    const QPoint beside = onLane(80, 0) + QPoint(4, 0);
    QTest::mouseClick(m_timeline->viewport(), Qt::LeftButton, {}, beside);
    QCOMPARE(m_timeline->scene().playhead, 80);
    QCOMPARE(objects.size(), 1);
    QCOMPARE(objects.first().first().toInt(), 1);
}

void tst_Timeline::aClickOnANameSelectsTheObject()
{
    QSignalSpy objects(m_timeline.get(), &Timeline::objectSelected);
    QTest::mouseClick(m_timeline->viewport(), Qt::LeftButton, {},
                      m_timeline->view().laneHeader(1).center());
    QCOMPARE(objects.size(), 1);
    QCOMPARE(objects.first().first().toInt(), 2);
    QCOMPARE(m_timeline->scene().playhead, 0);
}

void tst_Timeline::shiftDragPicksFrames()
{
    drag(onLane(90, 1), onLane(50, 1), Qt::ShiftModifier);
    QCOMPARE(m_timeline->scene().selection, (FrameRange{50, 90}));
    QCOMPARE(m_timeline->scene().selectionObject, 2);
    QCOMPARE(m_timeline->scene().playhead, 0);
    drag(at(20, 12), at(30, 12), Qt::ShiftModifier); // on the ruler: of all objects
    QCOMPARE(m_timeline->scene().selection, (FrameRange{20, 30}));
    QCOMPARE(m_timeline->scene().selectionObject, 0);
    QTest::mouseClick(m_timeline->viewport(), Qt::LeftButton, {}, at(100, 12));
    QCOMPARE(m_timeline->scene().selection.size(), 0);
}

void tst_Timeline::bracketsSetTheRange()
{
    QSignalSpy ranges(m_timeline.get(), &Timeline::rangeEdited);
    const QPoint in = inHandle(m_timeline->scene(), m_timeline->view()).center().toPoint();
    drag(in, QPoint(at(30, in.y())));
    QCOMPARE(ranges.size(), 1);
    QCOMPARE(ranges.last().first().value<FrameRange>(), (FrameRange{30, 199}));
    QCOMPARE(m_timeline->scene().range.size(), 0); // nobody has agreed to it yet
    m_timeline->setRange({30, 199});
    const QPoint out = outHandle(m_timeline->scene(), m_timeline->view()).center().toPoint();
    drag(out, QPoint(at(10, out.y()))); // beyond the in point
    QCOMPARE(ranges.size(), 2);
    QCOMPARE(ranges.last().first().value<FrameRange>(), (FrameRange{30, 30}));
}

void tst_Timeline::markersAreAddedMovedAndEdited()
{
    QSignalSpy added(m_timeline.get(), &Timeline::markerAdded);
    QSignalSpy moved(m_timeline.get(), &Timeline::markerMoved);
    QSignalSpy edited(m_timeline.get(), &Timeline::markerEdited);
    const int row = m_timeline->view().markers().center().y();
    QTest::mouseDClick(m_timeline->viewport(), Qt::LeftButton, {}, at(60, row));
    auto *const editor = m_timeline->viewport()->findChild<QLineEdit *>();
    QVERIFY(editor->isVisible());
    QTest::keyClicks(editor, "jump");
    QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(added.size(), 1);
    QCOMPARE(added.first().at(0).toInt(), 60);
    QCOMPARE(added.first().at(1).toString(), QString("jump"));
    QVERIFY(!editor->isVisible());

    m_timeline->setMarkers({{60, "jump", Qt::yellow}, {70, "turn", Qt::yellow}});
    drag(at(60, row), at(90, row)); // past the other one
    QCOMPARE(moved.size(), 1);
    QCOMPARE(moved.first().at(0).toInt(), 0);
    QCOMPARE(moved.first().at(1).toInt(), 90);
    QCOMPARE(m_timeline->scene().markers.front().frame, 60);

    QTest::mouseClick(m_timeline->viewport(), Qt::LeftButton, {}, at(70, row));
    QCOMPARE(moved.size(), 1); // a click is no move
    QCOMPARE(m_timeline->scene().playhead, 70);
    m_timeline->editMarkerAt(70);
    QCOMPARE(editor->text(), QString("turn"));
    QTest::keyClicks(editor, "left");
    QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(edited.size(), 1);
    QCOMPARE(edited.first().at(0).toInt(), 1);
    QCOMPARE(edited.first().at(1).toString(), QString("left"));
}

void tst_Timeline::escapeLeavesTheMarkerAsItWas()
{
    QSignalSpy edited(m_timeline.get(), &Timeline::markerEdited);
    m_timeline->setMarkers({{60, "jump", Qt::yellow}});
    m_timeline->editMarkerAt(60);
    auto *const editor = m_timeline->viewport()->findChild<QLineEdit *>();
    QTest::keyClicks(editor, "x");
    QTest::keyClick(editor, Qt::Key_Escape);
    QVERIFY(!editor->isVisible());
    QCOMPARE(edited.size(), 0);
}

void tst_Timeline::wheelZoomsAtThePointer()
{
    QWidget *const viewport = m_timeline->viewport();
    const QPoint point = at(150, 60);
    const auto wheel = [&](int angle, Qt::KeyboardModifiers modifiers) {
        QWheelEvent event(point, viewport->mapToGlobal(point), {}, {0, angle}, {}, modifiers,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(viewport, &event);
    };
    const double before = m_timeline->view().pixelsPerFrame;
    for (int i = 0; i < 8; ++i)
        wheel(120, {});
    QVERIFY(m_timeline->view().pixelsPerFrame > 5 * before);
    QCOMPARE(m_timeline->view().frameAt(point.x()), 150);
    const int first = m_timeline->view().visibleFrames().in;
    wheel(-480, Qt::ShiftModifier);
    QVERIFY(m_timeline->view().visibleFrames().in > first);
    for (int i = 0; i < 12; ++i)
        wheel(-120, {});
    QCOMPARE(m_timeline->view().visibleFrames(), (FrameRange{0, 199}));
}

void tst_Timeline::keysMoveAndSelect()
{
    connect(m_timeline.get(), &Timeline::objectSelected, m_timeline.get(),
            &Timeline::setSelectedObject);
    const auto press = [&](Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(m_timeline.get(), key, modifiers);
    };
    press(Qt::Key_Right);
    press(Qt::Key_Right);
    press(Qt::Key_Left);
    QCOMPARE(m_timeline->scene().playhead, 1);
    press(Qt::Key_End);
    QCOMPARE(m_timeline->scene().playhead, 199);
    press(Qt::Key_Home);
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    QCOMPARE(m_timeline->scene().selectedObject, 2);
    const Qt::KeyboardModifiers extend = Qt::ControlModifier | Qt::ShiftModifier;
    press(Qt::Key_Right, extend);
    press(Qt::Key_Right, extend);
    press(Qt::Key_Left, extend);
    QCOMPARE(m_timeline->scene().selection, (FrameRange{0, 1}));
    QCOMPARE(m_timeline->scene().selectionObject, 2);
    press(Qt::Key_Escape);
    QCOMPARE(m_timeline->scene().selection.size(), 0);
    const double before = m_timeline->view().pixelsPerFrame;
    press(Qt::Key_Plus);
    QVERIFY(m_timeline->view().pixelsPerFrame > before);
    press(Qt::Key_Backslash);
    QCOMPARE(m_timeline->view().pixelsPerFrame, before);
    QVERIFY(m_timeline->accessibleDescription().contains("2 of 200")
            || m_timeline->accessibleDescription().contains("Frame 2"));
}

void tst_Timeline::theMenuActsOnTheSelection()
{
    QSignalSpy locks(m_timeline.get(), &Timeline::lockWanted);
    QSignalSpy deletes(m_timeline.get(), &Timeline::deleteResultsWanted);
    drag(onLane(50, 0), onLane(90, 0), Qt::ShiftModifier);
    const auto choose = [&](const QString &text) {
        const QPoint point = onLane(60, 0);
        QContextMenuEvent event(QContextMenuEvent::Mouse, point,
                                m_timeline->viewport()->mapToGlobal(point));
        QCoreApplication::sendEvent(m_timeline->viewport(), &event);
        auto *const menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu);
        bool found = false;
        for (QAction *const action : menu->actions()) {
            if (action->text() == text) {
                action->trigger();
                found = true;
            }
        }
        menu->close();
        QVERIFY(found);
    };
    choose("Lock Frames");
    QCOMPARE(locks.size(), 1);
    QCOMPARE(locks.first().at(0).toInt(), 1);
    QCOMPARE(locks.first().at(1).value<FrameRange>(), (FrameRange{50, 90}));
    QCOMPARE(locks.first().at(2).toBool(), true);
    choose("Delete Results");
    QCOMPARE(deletes.size(), 1);
    QCOMPARE(deletes.first().at(1).value<FrameRange>(), (FrameRange{50, 90}));
}

void tst_Timeline::onlyVisibleThumbnailsAreWanted()
{
    QSignalSpy wanted(m_timeline.get(), &Timeline::thumbnailsWanted);
    QTRY_VERIFY(!wanted.isEmpty());
    const auto first = wanted.last().first().value<QList<int>>();
    QVERIFY(first.size() > 5 && first.size() < 20);
    for (const int frame : first)
        m_timeline->setThumbnail(frame, picture(frame, {78, 44}));
    wanted.clear();
    m_timeline->zoomToFit();
    QTRY_VERIFY(!wanted.isEmpty());
    QVERIFY(wanted.last().first().value<QList<int>>().isEmpty());
    for (int i = 0; i < 4; ++i)
        m_timeline->zoomIn();
    wanted.clear();
    QTRY_VERIFY(!wanted.isEmpty());
    const FrameRange visible = m_timeline->view().visibleFrames();
    for (const int frame : wanted.last().first().value<QList<int>>())
        QVERIFY(frame > visible.in - 10 && frame <= visible.out);
}

void tst_Timeline::tipsTellTheStateInWords()
{
    const QPoint point = onLane(30, 0);
    QHelpEvent help(QEvent::ToolTip, point, m_timeline->viewport()->mapToGlobal(point));
    QCoreApplication::sendEvent(m_timeline->viewport(), &help);
    QVERIFY(QToolTip::text().contains("Out of date"));
    QVERIFY(QToolTip::text().contains("Frame 31"));
    m_timeline->setMarkers({{60, "jump <b>", Qt::yellow}});
    const QPoint marker = at(60, m_timeline->view().markers().center().y());
    QHelpEvent onMarker(QEvent::ToolTip, marker, m_timeline->viewport()->mapToGlobal(marker));
    QCoreApplication::sendEvent(m_timeline->viewport(), &onMarker);
    QVERIFY(QToolTip::text().contains("jump &lt;b&gt;"));
    QToolTip::hideText();
}

void tst_Timeline::anEmptyTimelineAnswersNothing()
{
    QSignalSpy frames(m_timeline.get(), &Timeline::frameRequested);
    m_timeline->setClip(0, {0, 1}, "", 0);
    drag({300, 12}, {500, 80});
    QTest::keyClick(m_timeline.get(), Qt::Key_Right);
    QTest::keyClick(m_timeline.get(), Qt::Key_End);
    m_timeline->zoomIn();
    QVERIFY(!m_timeline->viewport()->grab().isNull());
    QCOMPARE(frames.size(), 0);
}

QTEST_MAIN(tst_Timeline)
#include "tst_timeline.moc"
