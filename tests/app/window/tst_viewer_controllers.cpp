// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/commands/object_commands.h"
#include "app/commands/result_commands.h"
#include "app/document/editor_state.h"
#include "app/jobs/view_service.h"
#include "app/window/prompt_controller.h"
#include "app/window/viewer_controller.h"
#include "project_io/media/cached_frame_source.h"
#include "project_io/media/frame_cache.h"
#include "widgets/viewer/viewer.h"
#include "widgets/viewer/viewer_banner.h"

#include <QTemporaryDir>
#include <QtTest>

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
};

namespace {

constexpr Size size{64, 48};

//! A clip of three pictures: red, green, blue.
struct Fixture
{
    Fixture()
        : cache(std::make_shared<FrameCache>())
        , document(cache)
    {
        for (int i = 0; i < 3; ++i) {
            QImage picture(size.width, size.height, QImage::Format_RGB32);
            picture.fill(i == 0       ? QColor(200, 0, 0)
                             : i == 1 ? QColor(0, 200, 0)
                                      : QColor(0, 0, 200));
            picture.save(folder.filePath(QStringLiteral("shot.%1.png").arg(i)));
        }
        WorkSessionOptions options;
        options.sessionsFolder = folder.filePath("sessions").toStdString();
        std::shared_ptr<WorkSession> work = std::move(*WorkSession::open(options));
        ClipReference media;
        media.frameCount = 3;
        media.size = size;
        work->project().addClip(media, "shot");
        document.setWork(std::move(work));
        viewer.resize(640, 480); // ten screen pixels per pixel
        viewer.show();
        QObject::connect(&views, &ViewerController::pictureShown, [this](const ComposedView &view) {
            if (view.frame == view.wantedFrame && view.isExact)
                shown = view.frame;
        });
    }

    void open()
    {
        ClipMedia media;
        media.state = MediaState::Online;
        media.frames = *CachedFrameSource::open(folder.filePath("shot.0.png").toStdString(), cache);
        document.setMedia(document.clipId(), media);
        QTRY_COMPARE(viewer.frame(), QSize(size.width, size.height));
    }

    void click(int x, int y)
    {
        QTest::mouseClick(&viewer, Qt::LeftButton, {},
                          viewer.transform().toPane(fromCorner({double(x), double(y)})).toPoint());
    }
    void drag(const QPoint &from, const QPoint &to)
    {
        const auto at = [this](const QPoint &pixel) {
            return viewer.transform().toPane(QPointF(pixel) + QPointF(0.5, 0.5)).toPoint();
        };
        QTest::mousePress(&viewer, Qt::LeftButton, {}, at(from));
        QTest::mouseMove(&viewer, at((from + to) / 2));
        QTest::mouseMove(&viewer, at(to));
        QTest::mouseRelease(&viewer, Qt::LeftButton, {}, at(to));
    }
    void addObjectNamed(const std::string &name)
    {
        const ObjectId id = nextObjectId(document);
        document.push(addObject(document, name));
        state.setObject(id);
    }
    std::vector<Prompt> prompts(int frame = 0)
    {
        const PromptSet &all = document.clip()->prompts;
        const auto found = all.find(frame);
        if (found == all.end() || !found->second.contains(state.object()))
            return {};
        return found->second.at(state.object());
    }
    //! A fresh result, as the tracker would leave it.
    void putMask(ObjectId object, const Image &logits)
    {
        const ContentKey key = document.revisions()->keys(object, 0).mask;
        QVERIFY(!key.isNull());
        QVERIFY(document.store()->put({document.clipId(), object, ResultKind::MaskLogits, 0, key},
                                      logits));
        document.noteResult(document.clipId(), {object, ResultKind::MaskLogits, 0, {key, 1}});
    }

    QTemporaryDir folder;
    std::shared_ptr<FrameCache> cache;
    Document document;
    EditorState state{document};
    int shown = -1; //!< The frame whose exact picture came last.
    ViewService service;
    Viewer viewer;
    ViewerController views{document, state, service, viewer};
    PromptController tools{document, state, viewer, service.cache()};
};

Image logitsLeftOf(int edge)
{
    Image logits(size, 1, PixelType::F32);
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x)
            logits.row<float>(y)[x] = x < edge ? 4.0F : -4.0F;
    }
    return logits;
}

QColor middle(Viewer &viewer)
{
    const QImage grabbed = viewer.grab().toImage();
    return grabbed.pixelColor(grabbed.width() / 2 + 5, grabbed.height() / 2 + 5);
}

} // namespace

void tst_ViewerControllers::showsTheFrame()
{
    Fixture fixture;
    fixture.open();
    QTRY_VERIFY(fixture.shown >= 0);
    QCOMPARE(middle(fixture.viewer), QColor(200, 0, 0));
}

void tst_ViewerControllers::followsThePlayhead()
{
    Fixture fixture;
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
    Fixture fixture;
    fixture.open();
    QTRY_VERIFY(fixture.shown >= 0);
    QTest::mouseMove(&fixture.viewer,
                     fixture.viewer.transform().toPane(QPointF(12.5, 7.5)).toPoint());
    QTRY_VERIFY(!fixture.viewer.scene().readOut.isEmpty());
    const QString text = fixture.viewer.scene().readOut;
    QVERIFY2(text.contains("x 12  y 7") && text.contains("R 200  G 0  B 0 (8 bit)"),
             qPrintable(text));
}

void tst_ViewerControllers::saysWhenTheFootageIsGone()
{
    Fixture fixture;
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
    Fixture fixture;
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
    Fixture fixture;
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
    Fixture fixture;
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
    Fixture fixture;
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
    Fixture fixture;
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
    Fixture fixture;
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
    Fixture fixture;
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
    Fixture fixture;
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
    Fixture fixture;
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
    Fixture fixture;
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

QTEST_MAIN(tst_ViewerControllers)
#include "tst_viewer_controllers.moc"
