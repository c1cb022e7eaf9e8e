// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/commands/result_commands.h"
#include "viewer_fixture.h"
#include "widgets/panels/objects_panel.h"
#include "window_bench.h"

#include <QLabel>

#include <algorithm>

using namespace filigree;

// What the hand does in the viewer must be what happens, and what is refused must look refused.
class tst_PromptController final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { prepareWindowTests(); }
    // The menu deletes the prompt that is marked on the screen, not another one.
    void deletesTheSelectedPrompt();
    void deletesTheLastPromptWhereNoneIsSelected();
    // A locked object must not seem to move, nor seem to be solved anew.
    void promptsOfLockedObjectsStayInPlace();
    void theTrimapOfLockedObjectsIsNotPainted();
    // Who unlocks a frame of an object that is locked as a whole must be told why it stays so.
    void framesOfLockedObjectsCannotBeUnlocked();
    // The hand is quicker than the disk: the second stroke must not replace the first.
    void quickStrokesOfTheBrushBothStay();
    // Views without masks have none at hand; an object is there all the same.
    void picksObjectsThatAreNotAtHand();
    // Who lets go of a drag with Escape has changed nothing.
    void escapePutsADraggedPromptBack();
};

void tst_PromptController::deletesTheSelectedPrompt()
{
    WindowBench bench;
    bench.open({bench.makeClip()});
    QTRY_VERIFY(!bench.viewer().frame().isEmpty());
    bench.click(30, 20);
    bench.click(50, 30);
    const auto prompts = [&] {
        return promptsAt(*bench.document().clip(), {0, bench.state().object()});
    };
    QTRY_COMPARE(bench.viewer().scene().prompts.size(), std::size_t(2));
    bench.click(30, 20); // selects it
    bench.trigger(ActionId::DeletePrompt);
    QCOMPARE(prompts().size(), std::size_t(1));
    QVERIFY(std::get<PointPrompt>(prompts().front()).at.x > 40); // the other one
    bench.trigger(ActionId::Undo);
    QCOMPARE(prompts().size(), std::size_t(2));
}

void tst_PromptController::deletesTheLastPromptWhereNoneIsSelected()
{
    ViewerFixture fixture;
    fixture.open();
    fixture.click(20, 10);
    fixture.click(40, 30);
    QSignalSpy told(&fixture.tools, &PromptController::noticed);
    fixture.tools.deleteSelected();
    QCOMPARE(fixture.prompts(), (std::vector<Prompt>{PointPrompt{{20, 10}, true}}));
    fixture.tools.deleteSelected();
    QVERIFY(fixture.prompts().empty());
    QVERIFY(told.isEmpty());
    fixture.tools.deleteSelected();
    QCOMPARE(told.size(), 1);
}

void tst_PromptController::promptsOfLockedObjectsStayInPlace()
{
    ViewerFixture fixture;
    fixture.open();
    fixture.click(20, 10);
    fixture.document.push(lockObject(fixture.document, fixture.state.object(), true));
    QTRY_COMPARE(fixture.viewer.scene().prompts.size(), std::size_t(1));
    const Prompt before = fixture.prompts().front();
    QSignalSpy told(&fixture.tools, &PromptController::noticed);
    fixture.drag({20, 10}, {40, 30});
    QVERIFY(fixture.prompts().front() == before);
    QVERIFY(fixture.viewer.scene().prompts.front().prompt == before);
    QCOMPARE(told.size(), 1); // and not at every move of the pointer
}

void tst_PromptController::theTrimapOfLockedObjectsIsNotPainted()
{
    ViewerFixture fixture;
    fixture.open();
    fixture.click(20, 10);
    fixture.document.push(lockFrames(fixture.document, fixture.state.object(), {0, 0}, true));
    fixture.state.setTool(Tool::TrimapUnknown);
    QSignalSpy drawn(&fixture.tools, &PromptController::trimapDrawn);
    QSignalSpy told(&fixture.tools, &PromptController::noticed);
    fixture.drag({10, 10}, {30, 20});
    QCOMPARE(told.size(), 1);
    QCOMPARE(drawn.size(), 0);
    QCOMPARE(fixture.prompts().size(), std::size_t(1));
}

void tst_PromptController::framesOfLockedObjectsCannotBeUnlocked()
{
    WindowBench bench;
    bench.open({bench.makeClip()});
    bench.trigger(ActionId::AddObject);
    QTRY_COMPARE(bench.window().findChild<ObjectsPanel *>()->selection().size(), 1);
    bench.trigger(ActionId::LockFrame);
    bench.trigger(ActionId::LockObject);
    QVERIFY(bench.document().clip()->objects.front().locked);
    const int steps = bench.document().undoStack().count();
    bench.trigger(ActionId::UnlockFrame);
    const auto isSaid = [&] {
        const auto labels = bench.window().findChildren<QLabel *>();
        return std::ranges::any_of(labels, [](const QLabel *label) {
            return label->accessibleName().contains("is locked. Unlock it");
        });
    };
    QTRY_VERIFY(isSaid());
    QCOMPARE(bench.document().undoStack().count(), steps);
    bench.trigger(ActionId::LockObject); // and now it is not
    bench.trigger(ActionId::UnlockFrame);
    QVERIFY(bench.document().clip()->objects.front().lockedFrames.empty());
}

void tst_PromptController::quickStrokesOfTheBrushBothStay()
{
    ViewerFixture fixture;
    fixture.open();
    fixture.click(20, 10);
    fixture.putMask(fixture.state.object(), logitsLeftOf(8));
    fixture.service.cache()->clear();
    fixture.state.setBrushRadius(3);
    fixture.state.setTool(Tool::Brush);
    fixture.drag({30, 10}, {34, 10});
    fixture.drag({50, 40}, {54, 40});
    const auto isPainted = [&](int x, int y) {
        for (const Prompt &prompt : fixture.prompts()) {
            if (const auto *mask = std::get_if<MaskPrompt>(&prompt))
                return mask->mask.image().row<std::uint8_t>(y)[x] == 255;
        }
        return false;
    };
    QTRY_VERIFY(isPainted(52, 40) && isPainted(32, 10));
    QVERIFY(isPainted(4, 4)); // as it was tracked
}

void tst_PromptController::picksObjectsThatAreNotAtHand()
{
    ViewerFixture fixture;
    fixture.open();
    fixture.click(20, 10);
    const ObjectId behind = fixture.state.object();
    fixture.addObjectNamed("front");
    fixture.click(5, 5);
    const ObjectId front = fixture.state.object();
    fixture.putMask(behind, logitsLeftOf(40));
    fixture.putMask(front, logitsLeftOf(20));
    ViewSettings view;
    view.a.mode = ViewMode::Source;
    fixture.state.setView(view);
    fixture.service.cache()->clear();
    fixture.state.setTool(Tool::PickObject);
    QSignalSpy told(&fixture.tools, &PromptController::noticed);
    fixture.click(30, 40);
    QTRY_COMPARE(fixture.state.object(), behind);
    fixture.service.cache()->clear();
    fixture.click(10, 40);
    QTRY_COMPARE(fixture.state.object(), front);
    QCOMPARE(told.size(), 0);
    fixture.service.cache()->clear();
    fixture.click(60, 40);
    QTRY_COMPARE(told.size(), 1);
    QCOMPARE(fixture.state.object(), front);
}

void tst_PromptController::escapePutsADraggedPromptBack()
{
    ViewerFixture fixture;
    fixture.open();
    fixture.click(20, 10);
    QTRY_COMPARE(fixture.viewer.scene().prompts.size(), std::size_t(1));
    const Prompt before = fixture.prompts().front();
    const int steps = fixture.document.undoStack().count();
    const auto at = [&](double x, double y) {
        return fixture.viewer.transform().toPane(QPointF(x + 0.5, y + 0.5)).toPoint();
    };
    QTest::mousePress(&fixture.viewer, Qt::LeftButton, {}, at(20, 10));
    QTest::mouseMove(&fixture.viewer, at(30, 20));
    QTest::mouseMove(&fixture.viewer, at(40, 30));
    QVERIFY(fixture.prompts().front() != before);
    QTest::keyClick(&fixture.viewer, Qt::Key_Escape);
    QTest::mouseMove(&fixture.viewer, at(50, 30));
    QTest::mouseRelease(&fixture.viewer, Qt::LeftButton, {}, at(50, 30));
    QVERIFY(fixture.prompts().front() == before);
    QCOMPARE(fixture.document.undoStack().count(), steps);
}

QTEST_MAIN(tst_PromptController)
#include "tst_prompt_controller.moc"
