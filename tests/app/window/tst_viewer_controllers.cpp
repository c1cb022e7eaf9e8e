// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/commands/result_commands.h"
#include "viewer_fixture.h"
#include "widgets/viewer/viewer_banner.h"

using namespace filigree;

// From what the user does in the viewer to the project and back to the screen.
class tst_ViewerControllers final : public QObject
{
    Q_OBJECT
private slots:
    void showsTheFrame();
    void followsThePlayhead();
    void readsOutAPixel();
    void saysWhenTheFootageIsGone();
    // The very first click needs no object, and is one step to undo.
    void firstClickMakesAnObject();
    void everyToolSaysItsPrompt();
    void dragsAreOneStep();
    void deletesPrompts();
    void paintsOnTheMaskThatWasDrawn();
    // A mask that is only on the disk must not be lost by a stroke of the brush.
    void paintsOnTheMaskThatWasTracked();
    void lockedObjectsStayAsTheyAre();
    // A line begun on one frame must not end on another.
    void drawingsEndWithTheirFrame();
    void picksTheFrontmostObject();
    void asksForPreviews();
    void aimsWhereThePointerRests();
};

namespace {

QColor middle(Viewer &viewer)
{
    const QImage grabbed = viewer.grab().toImage();
    return grabbed.pixelColor(grabbed.width() / 2 + 5, grabbed.height() / 2 + 5);
}

} // namespace

void tst_ViewerControllers::showsTheFrame()
{
    ViewerFixture fixture;
    fixture.open();
    QTRY_VERIFY(fixture.shown >= 0);
    QCOMPARE(middle(fixture.viewer), QColor(200, 0, 0));
}

void tst_ViewerControllers::followsThePlayhead()
{
    ViewerFixture fixture;
    fixture.open();
    fixture.state.setFrame(2);
    QTRY_COMPARE(fixture.shown, 2);
    QCOMPARE(middle(fixture.viewer), QColor(0, 0, 200));
    fixture.addObjectNamed("all");
    ViewSettings view;
    view.a.mode = ViewMode::Alpha; // of nothing
    fixture.shown = -1;
    fixture.state.setView(view);
    QTRY_VERIFY(fixture.shown >= 0);
    QTRY_COMPARE(middle(fixture.viewer), QColor(0, 0, 0));
}

void tst_ViewerControllers::readsOutAPixel()
{
    ViewerFixture fixture;
    fixture.open();
    QTRY_VERIFY(fixture.shown >= 0);
    QTest::mouseMove(&fixture.viewer,
                     fixture.viewer.transform().toPane(QPointF(12.5, 7.5)).toPoint());
    QTRY_VERIFY(!fixture.viewer.scene().readOut.isEmpty());
    const QString text = fixture.viewer.scene().readOut;
    QVERIFY2(text.contains("x 12  y 7") && text.contains("R 200  G 0  B 0 (8 bit)")
                 && text.contains("frame 1"),
             qPrintable(text));
}

void tst_ViewerControllers::saysWhenTheFootageIsGone()
{
    ViewerFixture fixture;
    QSignalSpy relink(&fixture.views, &ViewerController::relinkRequested);
    ClipMedia offline;
    offline.state = MediaState::Offline;
    fixture.document.setMedia(fixture.document.clipId(), offline);
    QTRY_VERIFY(fixture.viewer.banner().isVisible());
    QVERIFY(fixture.viewer.banner().text().contains("shot"));
    emit fixture.viewer.banner().actionTriggered();
    QCOMPARE(relink.size(), 1);
    fixture.open();
    QTRY_VERIFY(!fixture.viewer.banner().isVisible());
}

void tst_ViewerControllers::firstClickMakesAnObject()
{
    ViewerFixture fixture;
    fixture.open();
    fixture.click(20, 10);
    QCOMPARE(fixture.document.clip()->objects.size(), std::size_t(1));
    QCOMPARE(fixture.state.object(), fixture.document.clip()->objects.front().id);
    QCOMPARE(fixture.prompts().size(), std::size_t(1));
    QTRY_COMPARE(fixture.viewer.scene().prompts.size(), std::size_t(1));
    QCOMPARE(fixture.document.undoStack().count(), 1);
    fixture.document.undoStack().undo();
    QVERIFY(fixture.document.clip()->objects.empty());
    QVERIFY(fixture.document.clip()->prompts.empty());
}

void tst_ViewerControllers::everyToolSaysItsPrompt()
{
    ViewerFixture fixture;
    fixture.open();
    fixture.addObjectNamed("ball");
    fixture.state.setBrushRadius(2);
    const auto use = [&](Tool tool) {
        fixture.state.setTool(tool);
        fixture.drag({10, 10}, {30, 20});
        return fixture.prompts();
    };
    const auto undo = [&] {
        fixture.document.undoStack().undo();
        QVERIFY(fixture.prompts().empty());
        QTRY_VERIFY(fixture.viewer.scene().prompts.empty());
    };
    QVERIFY(std::get<PointPrompt>(use(Tool::PositiveClick).at(0)).positive);
    undo();
    QVERIFY(!std::get<PointPrompt>(use(Tool::NegativeClick).at(0)).positive);
    undo();
    QCOMPARE(std::get<BoxPrompt>(use(Tool::Box).at(0)).box, (Box{10, 10, 30, 20}));
    undo();
    QVERIFY(std::get<StrokePrompt>(use(Tool::Stroke).at(0)).points.size() >= 2);
    undo();
    const Image mask = std::get<MaskPrompt>(use(Tool::Brush).at(0)).mask.image();
    QCOMPARE(int(mask.row<std::uint8_t>(15)[20]), 255);
    QCOMPARE(int(mask.row<std::uint8_t>(30)[20]), 0);
    undo();
    QCOMPARE(std::get<TrimapStroke>(use(Tool::TrimapUnknown).at(0)).label, TrimapLabel::Unknown);
    undo();
    QVERIFY(std::holds_alternative<AbsentPrompt>(use(Tool::Absent).at(0)));
    QTRY_VERIFY(fixture.viewer.scene().absent.contains("ball"));
    QVERIFY(use(Tool::Absent).empty()); // and back
}

void tst_ViewerControllers::dragsAreOneStep()
{
    ViewerFixture fixture;
    fixture.open();
    fixture.click(20, 10);
    QTRY_COMPARE(fixture.viewer.scene().prompts.size(), std::size_t(1));
    const int steps = fixture.document.undoStack().count();
    fixture.drag({20, 10}, {40, 30});
    QVERIFY(fixture.prompts().at(0) == Prompt(PointPrompt{{40, 30}, true}));
    QCOMPARE(fixture.document.undoStack().count(), steps + 1);
    fixture.document.undoStack().undo();
    QVERIFY(fixture.prompts().at(0) == Prompt(PointPrompt{{20, 10}, true}));
}

void tst_ViewerControllers::deletesPrompts()
{
    ViewerFixture fixture;
    fixture.open();
    fixture.click(20, 10);
    fixture.click(40, 30);
    QTRY_COMPARE(fixture.viewer.scene().prompts.size(), std::size_t(2));
    fixture.click(20, 10); // selects it
    QTest::keyClick(&fixture.viewer, Qt::Key_Delete);
    QCOMPARE(fixture.prompts().size(), std::size_t(1));
    QVERIFY(fixture.prompts().at(0) == Prompt(PointPrompt{{40, 30}, true}));
}

void tst_ViewerControllers::paintsOnTheMaskThatWasDrawn()
{
    ViewerFixture fixture;
    fixture.open();
    fixture.addObjectNamed("ball");
    fixture.state.setBrushRadius(3);
    fixture.state.setTool(Tool::Brush);
    fixture.drag({10, 10}, {20, 10});
    fixture.drag({40, 40}, {50, 40});
    const Image mask = std::get<MaskPrompt>(fixture.prompts().at(0)).mask.image();
    QCOMPARE(int(mask.row<std::uint8_t>(10)[15]), 255);
    QCOMPARE(int(mask.row<std::uint8_t>(40)[45]), 255);
}

void tst_ViewerControllers::paintsOnTheMaskThatWasTracked()
{
    ViewerFixture fixture;
    fixture.open();
    fixture.click(20, 10);
    fixture.putMask(fixture.state.object(), logitsLeftOf(32));
    fixture.service.cache()->clear();
    fixture.state.setBrushRadius(3);
    fixture.state.setTool(Tool::Eraser);
    fixture.drag({10, 40}, {14, 40});
    const auto given = [&] {
        for (const Prompt &prompt : fixture.prompts()) {
            if (const auto *mask = std::get_if<MaskPrompt>(&prompt))
                return mask->mask.image();
        }
        return Image();
    };
    QTRY_VERIFY(!given().isEmpty());
    const Image mask = given();
    QCOMPARE(int(mask.row<std::uint8_t>(20)[20]), 255); // kept
    QCOMPARE(int(mask.row<std::uint8_t>(40)[12]), 0); // erased
    QCOMPARE(int(mask.row<std::uint8_t>(20)[40]), 0);
}

void tst_ViewerControllers::lockedObjectsStayAsTheyAre()
{
    ViewerFixture fixture;
    fixture.open();
    fixture.addObjectNamed("ball");
    fixture.click(10, 10);
    QCOMPARE(fixture.prompts().size(), std::size_t(1));
    fixture.document.push(lockObject(fixture.document, fixture.state.object(), true));
    QSignalSpy told(&fixture.tools, &PromptController::noticed);
    fixture.click(20, 10);
    fixture.document.push(clearFrame(fixture.document, {fixture.state.frame(), 0}));
    QCOMPARE(fixture.prompts().size(), std::size_t(1));
    QCOMPARE(told.size(), 1);
    QVERIFY(told[0][0].toString().contains("ball"));
}

void tst_ViewerControllers::drawingsEndWithTheirFrame()
{
    ViewerFixture fixture;
    fixture.open();
    fixture.addObjectNamed("ball");
    fixture.state.setTool(Tool::TrimapUnknown);
    QSignalSpy ended(&fixture.tools, &PromptController::trimapEnded);
    QTest::mousePress(&fixture.viewer, Qt::LeftButton, {}, {200, 200});
    QTest::mouseMove(&fixture.viewer, {230, 200});
    fixture.state.setFrame(1);
    QTest::mouseMove(&fixture.viewer, {260, 200});
    QTest::mouseRelease(&fixture.viewer, Qt::LeftButton, {}, {260, 200});
    QCOMPARE(ended.size(), 1);
    QVERIFY(!ended[0][0].toBool());
    QVERIFY(fixture.document.clip()->prompts.empty());
}

void tst_ViewerControllers::picksTheFrontmostObject()
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
    view.a.mode = ViewMode::Alpha; // the masks of both, now in the cache
    fixture.state.setView(view);
    fixture.state.setTool(Tool::PickObject);
    const auto picked = [&] { // the masks may be on their way into the cache
        fixture.click(30, 20);
        return fixture.state.object();
    };
    QTRY_COMPARE(picked(), behind);
    fixture.click(10, 40);
    QCOMPARE(fixture.state.object(), front);
    QSignalSpy told(&fixture.tools, &PromptController::noticed);
    fixture.click(60, 40);
    QCOMPARE(told.size(), 1);
}

void tst_ViewerControllers::asksForPreviews()
{
    ViewerFixture fixture;
    fixture.open();
    QSignalSpy wanted(&fixture.tools, &PromptController::previewWanted);
    QSignalSpy ended(&fixture.tools, &PromptController::previewEnded);
    emit fixture.viewer.hoverAt({3, 4}, true);
    QCOMPARE(wanted.size(), 1);
    QVERIFY(wanted[0][2].value<Prompt>() == Prompt(PointPrompt{{3, 4}, true}));
    fixture.views.setPreview(std::make_shared<const Image>(logitsLeftOf(10)));
    QCOMPARE(fixture.viewer.scene().preview.size(), std::size_t(1));
    emit fixture.viewer.hoverLeft();
    QCOMPARE(ended.size(), 1);
    fixture.views.setPreview(nullptr);
    QVERIFY(fixture.viewer.scene().preview.empty());
}

void tst_ViewerControllers::aimsWhereThePointerRests()
{
    ViewerFixture fixture;
    fixture.open();
    QSignalSpy aimed(&fixture.tools, &PromptController::aimed);
    emit fixture.viewer.aimedAt({3, 4}, true);
    emit fixture.viewer.aimedAt({5, 6}, false);
    QTRY_COMPARE(aimed.size(), 1);
    QVERIFY(aimed[0][2].value<Prompt>() == Prompt(PointPrompt{{5, 6}, false}));
    emit fixture.viewer.aimedAt({10, 40}, true);
    emit fixture.viewer.clicked({10, 40}, true); // said by now
    QTest::qWait(200);
    QCOMPARE(aimed.size(), 1);
}

QTEST_MAIN(tst_ViewerControllers)
#include "tst_viewer_controllers.moc"
