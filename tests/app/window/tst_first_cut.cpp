// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/commands/settings_commands.h"
#include "app/jobs/export_queue.h"
#include "exported_alpha.h"
#include "project_io/archive/result_store.h"
#include "window_bench.h"

#include <QComboBox>
#include <QPushButton>

#include <cmath>

using namespace filigree;

// A cut from beginning to end, as the README leads through it: a real clip, the real engine, and
// nothing but what a hand can do in the window.
class tst_FirstCut final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    // Box, track, correct while it runs, paint the trimap, look, save, open again, export.
    void aClipIsCutOut();
    // Every tool leaves its own kind of prompt on a real frame, undo takes them back one by one,
    // and redo ends where the work was.
    void everyToolWorks();
    // The tools and keys that say nothing of the object change nothing of the project.
    void toolsThatSayNothingWork();
    // The alpha under the trimap pen is seen before the pen is up, and Escape takes it back.
    void theAlphaFollowsTheTrimapPen();

private:
    QString makeClip(const WindowBench &bench) const;
    QImage truth(const QString &kind, int frame) const
    {
        return QImage(m_clip
                      + QStringLiteral("/%1/1/%2.png").arg(kind).arg(frame, 5, 10, QChar('0')))
            .convertToFormat(QImage::Format_Grayscale8);
    }
    void keepPicture(WindowBench &bench, const QString &name) const;

    QString m_clip;
};

namespace {

constexpr int frames = 8;
constexpr int patience = 900'000; // ms; a sanitizer takes minutes for what else takes seconds

ContentKey alphaKey(WindowBench &bench, int frame)
{
    return bench.document().revisions()->keys(bench.state().object(), frame).alpha;
}

bool isFresh(WindowBench &bench, ResultKind kind, int frame)
{
    const Revisions *revisions = bench.document().revisions();
    return revisions && bench.state().object() != 0
        && revisions->state(bench.state().object(), kind, frame) == FrameState::Fresh;
}

bool areFresh(WindowBench &bench)
{
    for (int frame = 0; frame < frames; ++frame) {
        if (!isFresh(bench, ResultKind::Alpha, frame))
            return false;
    }
    return true;
}

QRect around(const QImage &mask)
{
    QRect box;
    for (int y = 0; y < mask.height(); ++y) {
        for (int x = 0; x < mask.width(); ++x) {
            if (qGray(mask.pixel(x, y)) > 127)
                box |= QRect(x, y, 1, 1);
        }
    }
    return box;
}

std::size_t promptsOn(WindowBench &bench, int frame)
{
    const PromptSet &all = bench.document().clip()->prompts;
    std::size_t count = 0;
    if (const auto found = all.find(frame); found != all.end()) {
        for (const auto &[object, prompts] : found->second)
            count += prompts.size();
    }
    return count;
}

} // namespace

void tst_FirstCut::initTestCase()
{
    prepareWindowTests();
    m_clip = QStringLiteral(FILIGREE_SOURCE_DIR "/../shared/data/clips/comp_lemur");
    if (!QFile::exists(m_clip + "/frames/00000.jpg"))
        QSKIP("NOT TESTED: the clip comp_lemur is not there, so no real footage was cut out.");
}

QString tst_FirstCut::makeClip(const WindowBench &bench) const
{
    QDir().mkpath(bench.path("lemur"));
    for (int n = 0; n < frames; ++n) {
        const QString name = QStringLiteral("%1.jpg").arg(n, 5, 10, QChar('0'));
        QFile::copy(m_clip + "/frames/" + name, bench.path("lemur/" + name));
    }
    return bench.path("lemur");
}

void tst_FirstCut::keepPicture(WindowBench &bench, const QString &name) const
{
    QDir folder(QStringLiteral(FILIGREE_ARTIFACTS_DIR));
    QVERIFY(folder.mkpath(QStringLiteral(".")));
    QVERIFY(bench.window().grab().save(folder.filePath("first_cut_" + name + ".png")));
}

void tst_FirstCut::aClipIsCutOut()
{
    WindowBench bench;
    bench.window().resize(1280, 720);
    bench.open({makeClip(bench)});
    QTRY_VERIFY(!bench.viewer().frame().isEmpty());

    // A box around it becomes an object with a mask.
    const QRect box = around(truth("masks", 0));
    bench.trigger(ActionId::ToolBox);
    bench.drag(box.topLeft(), box.bottomRight());
    QTRY_VERIFY_WITH_TIMEOUT(isFresh(bench, ResultKind::MaskLogits, 0), 20'000);
    keepPicture(bench, "boxed");

    // It is tracked; a click meanwhile is answered, and the job goes on.
    TrackSettings settings = bench.document().clip()->objects.front().track;
    settings.budget = TrainingBudget::Draft;
    bench.document().push(setTrackSettings(bench.document(), bench.state().object(), settings));
    bench.trigger(ActionId::TrackForward);
    QTRY_VERIFY_WITH_TIMEOUT(isFresh(bench, ResultKind::Alpha, 0), 90'000);
    bench.trigger(ActionId::GoToLast);
    bench.trigger(ActionId::ToolPositive);
    QTRY_VERIFY(bench.state().frame() == frames - 1);
    const QPoint inside = around(truth("masks", frames - 1)).center();
    bench.click(inside.x(), inside.y());
    QTRY_COMPARE_WITH_TIMEOUT(promptsOn(bench, frames - 1), std::size_t(1), 20'000);
    bench.trigger(ActionId::TrackStale); // where the job was over already
    QTRY_VERIFY_WITH_TIMEOUT(areFresh(bench), patience);

    // The trimap pen widens what is solved, on this frame alone.
    bench.trigger(ActionId::GoToFirst);
    const ContentKey before = alphaKey(bench, 0), other = alphaKey(bench, 1);
    bench.trigger(ActionId::ToolTrimapUnknown);
    bench.drag(box.topLeft(), QPointF(box.right(), box.top()));
    QTRY_VERIFY(alphaKey(bench, 0) != before);
    QCOMPARE(alphaKey(bench, 1), other);
    QTRY_VERIFY_WITH_TIMEOUT(areFresh(bench), patience);
    bench.trigger(ActionId::Undo);
    QCOMPARE(alphaKey(bench, 0), before);
    QVERIFY(areFresh(bench)); // undo of a result computes nothing
    bench.trigger(ActionId::Redo);
    QVERIFY(areFresh(bench));

    // It is looked at.
    bench.trigger(ActionId::ViewMatte);
    bench.trigger(ActionId::OnionSkin);
    bench.trigger(ActionId::StepForward);
    QTest::qWait(300); // to be looked at, nothing is checked of it
    keepPicture(bench, "onion");

    // Saved and opened again, nothing has to be made anew.
    const QString file = bench.path("lemur.filigree");
    const WhenShown<QFileDialog> save([&](QFileDialog &dialog) { chooseFile(dialog, file); });
    bench.trigger(ActionId::Save);
    QTRY_COMPARE(bench.document().filePath(), file);
    const ClipEntry saved = *bench.document().clip();
    bench.restart();
    bench.window().openPaths({file});
    QTRY_VERIFY_WITH_TIMEOUT(bench.document().frames(), 20'000);
    QVERIFY(bench.document().clip()->prompts == saved.prompts);
    QVERIFY(bench.document().clip()->objects == saved.objects);
    bench.trigger(ActionId::SelectObject1);
    QVERIFY(areFresh(bench));

    // Exported through the dialog, and close to the truth.
    bench.trigger(ActionId::Export);
    QComboBox *format = nullptr;
    QTRY_VERIFY((format = bench.window().findChild<QComboBox *>("exportFormat")));
    choose(format, "PNG");
    auto *content = bench.window().findChild<QComboBox *>("exportContent");
    choose(content, "Alpha");
    auto *path = bench.window().findChild<QLineEdit *>("exportPath");
    path->selectAll();
    QTest::keyClicks(path, bench.path("out/%05d.png"));
    auto *start = bench.window().findChild<QPushButton *>("exportStart");
    QTRY_VERIFY(start->isEnabled());
    QTest::mouseClick(start, Qt::LeftButton);
    const ExportQueue &queue = bench.window().exports();
    QTRY_COMPARE(queue.items().size(), 1);
    QTRY_VERIFY_WITH_TIMEOUT(!queue.isBusy(), patience);
    QVERIFY2(queue.items().front().state == ExportState::Done,
             qPrintable(queue.items().front().error));
    double worst = 0;
    for (int frame = 0; frame < frames; ++frame) {
        const QImage alpha(bench.path(QStringLiteral("out/%1.png").arg(frame, 5, 10, QChar('0'))));
        QVERIFY(!alpha.isNull());
        worst = std::max(worst, difference(alpha, truth("alpha", frame)));
    }
    qInfo("worst mean difference of an exported alpha: %.4f", worst);
    QVERIFY(worst < 0.02); // nothing cut out: 0.1 and more
    keepPicture(bench, "exported");
}

void tst_FirstCut::everyToolWorks()
{
    WindowBench bench;
    bench.open({makeClip(bench)});
    QTRY_VERIFY(!bench.viewer().frame().isEmpty());
    const Project empty = bench.document().project();
    const QPointF a(380, 200), b(470, 300);
    std::size_t prompts = 0;
    for (const ActionId tool :
         {ActionId::ToolPositive, ActionId::ToolNegative, ActionId::ToolBox, ActionId::ToolStroke,
          ActionId::ToolLasso, ActionId::ToolBrush, ActionId::ToolEraser,
          ActionId::ToolTrimapForeground, ActionId::ToolTrimapUnknown,
          ActionId::ToolTrimapBackground, ActionId::ToolAbsent}) {
        bench.trigger(tool);
        const int steps = bench.document().undoStack().count();
        const QPointF shift(12 * prompts, 7 * prompts); // beside what is there
        if (tool == ActionId::ToolPositive || tool == ActionId::ToolNegative
            || tool == ActionId::ToolAbsent)
            bench.click(a.x() + shift.x(), a.y() + shift.y());
        else
            bench.drag(a + shift, b + shift);
        const QString name = bench.action(tool)->text();
        QTRY_VERIFY2(bench.document().undoStack().count() > steps, qPrintable(name));
        ++prompts;
    }
    const Project full = bench.document().project();
    QUndoStack &stack = bench.document().undoStack();
    while (stack.canUndo()) {
        QVERIFY(!stack.undoText().isEmpty());
        bench.trigger(ActionId::Undo);
    }
    QVERIFY(bench.document().project().clips.front().prompts == empty.clips.front().prompts);
    QCOMPARE(bench.document().project().clips.front().objects.size(), 0u);
    while (stack.canRedo())
        bench.trigger(ActionId::Redo);
    QVERIFY(bench.document().project().clips.front().prompts == full.clips.front().prompts);
}

void tst_FirstCut::toolsThatSayNothingWork()
{
    WindowBench bench;
    bench.window().resize(1280, 720);
    bench.open({makeClip(bench)});
    QTRY_VERIFY(!bench.viewer().frame().isEmpty());
    const QRect box = around(truth("masks", 0));
    bench.trigger(ActionId::ToolBox);
    bench.drag(box.topLeft(), box.bottomRight());
    QTRY_VERIFY_WITH_TIMEOUT(isFresh(bench, ResultKind::MaskLogits, 0), 20'000);
    const ObjectId lemur = bench.state().object();
    bench.trigger(ActionId::AddObject);
    QVERIFY(bench.state().object() != lemur);
    const int steps = bench.document().undoStack().count();
    Viewer &viewer = bench.viewer();

    bench.trigger(ActionId::ToolPick);
    const QPoint inside = around(truth("masks", 0)).center();
    bench.click(inside.x(), inside.y());
    QTRY_COMPARE(bench.state().object(), lemur);

    const double fitted = viewer.zoom();
    bench.trigger(ActionId::ToolZoom);
    bench.click(inside.x(), inside.y());
    QCOMPARE(viewer.zoom(), 2 * fitted);
    bench.click(inside.x(), inside.y(), Qt::AltModifier);
    QCOMPARE(viewer.zoom(), fitted);
    bench.drag(inside, inside + QPoint(60, 40));
    QVERIFY(viewer.zoom() > 3 * fitted);

    const auto pan = [&](Qt::MouseButton button) {
        const QPoint from = viewer.rect().center();
        const QPointF before = viewer.transform().toPane(QPointF(inside));
        QTest::mousePress(&viewer, button, {}, from);
        QTest::mouseMove(&viewer, from + QPoint(30, 20));
        QTest::mouseRelease(&viewer, button, {}, from + QPoint(30, 20));
        return (viewer.transform().toPane(QPointF(inside)) - before).toPoint();
    };
    bench.trigger(ActionId::ToolHand);
    QCOMPARE(pan(Qt::LeftButton), QPoint(30, 20));
    bench.trigger(ActionId::ToolPositive);
    QCOMPARE(pan(Qt::MiddleButton), QPoint(30, 20));
    viewer.setFocus();
    QTest::keyPress(&viewer, Qt::Key_Space);
    QCOMPARE(pan(Qt::LeftButton), QPoint(30, 20));
    QTest::keyRelease(&viewer, Qt::Key_Space);
    QVERIFY(!bench.state().isPlaying()); // the key was for the hand
    bench.trigger(ActionId::ZoomFit);
    QCOMPARE(viewer.zoom(), fitted);

    bench.trigger(ActionId::ToolBrush);
    const double radius = bench.state().brushRadius();
    bench.drag(inside, inside + QPoint(20, 0), Qt::AltModifier);
    QVERIFY(std::abs(bench.state().brushRadius() - radius - 20) < 2);

    // What a click would select is shown before it.
    bench.trigger(ActionId::ToolPositive);
    QTest::mouseMove(&viewer, bench.at(inside.x(), inside.y() + 20));
    QVERIFY(viewer.scene().preview.empty());
    QTest::keyPress(&viewer, Qt::Key_Shift);
    QTRY_VERIFY_WITH_TIMEOUT(!viewer.scene().preview.empty(), 20'000);
    keepPicture(bench, "preview");
    QTest::keyRelease(&viewer, Qt::Key_Shift);
    QTRY_VERIFY(viewer.scene().preview.empty());
    QCOMPARE(bench.document().undoStack().count(), steps);
}

void tst_FirstCut::theAlphaFollowsTheTrimapPen()
{
    WindowBench bench;
    bench.window().resize(1280, 720);
    bench.open({makeClip(bench)});
    QTRY_VERIFY(!bench.viewer().frame().isEmpty());
    const QRect box = around(truth("masks", 0));
    bench.trigger(ActionId::ToolBox);
    bench.drag(box.topLeft(), box.bottomRight());
    QTRY_VERIFY_WITH_TIMEOUT(isFresh(bench, ResultKind::Alpha, 0), 90'000);
    bench.trigger(ActionId::ViewAlpha);
    bench.trigger(ActionId::Prompts); // nothing in the way of the alpha
    const int steps = bench.document().undoStack().count();
    Viewer &viewer = bench.viewer();
    const QPoint middle = bench.at(box.center().x(), box.center().y());
    const auto darkest = [&] { // under what the pen draws, too
        const QColor colour =
            viewer.grab().toImage().pixelColor(middle * viewer.devicePixelRatioF());
        return std::min({colour.red(), colour.green(), colour.blue()});
    };
    QTRY_VERIFY(darkest() > 200);
    viewer.setFocus();
    bench.trigger(ActionId::ToolTrimapBackground);
    bench.state().setBrushRadius(12);
    QTest::mousePress(&viewer, Qt::LeftButton, {}, middle - QPoint(20, 0));
    for (int x = -15; x <= 20; x += 5)
        QTest::mouseMove(&viewer, middle + QPoint(x, 0));
    QTRY_VERIFY_WITH_TIMEOUT(darkest() < 50, 20'000);
    keepPicture(bench, "trimap_pen");
    QTest::keyClick(&viewer, Qt::Key_Escape);
    QTest::mouseRelease(&viewer, Qt::LeftButton, {}, middle + QPoint(20, 0));
    QTRY_VERIFY(darkest() > 200);
    QCOMPARE(bench.document().undoStack().count(), steps);
}

QTEST_MAIN(tst_FirstCut)
#include "tst_first_cut.moc"
