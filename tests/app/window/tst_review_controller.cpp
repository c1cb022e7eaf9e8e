// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/actions/actions.h"
#include "app/document/document.h"
#include "app/document/editor_state.h"
#include "app/window/objects_controller.h"
#include "app/window/review_controller.h"
#include "project_io/archive/project_file.h"
#include "project_io/media/frame_cache.h"
#include "widgets/panels/objects_model.h"
#include "widgets/panels/objects_panel.h"
#include "widgets/panels/review_panel.h"

#include <QAction>
#include <QTemporaryDir>
#include <QTreeView>
#include <QtTest>

using namespace filigree;

class tst_ReviewController final : public QObject
{
    Q_OBJECT
private slots:
    // The keys of the menu lead to the frames, the most doubtful first.
    void leadsToTheProblems();
    // A key that does nothing without a word looks broken.
    void saysThatThereIsNothingToLookAt();
    // What was found fine must not come back with the next search, unless its matte is another.
    void whatIsFineStaysFine();
    // The mark is part of the project: it can be taken back, and is there after a restart.
    void marksAreUndoableAndSaved();
};

namespace {

//! A clip of 30 frames with two objects that have mattes.
void open(Document &document, const QTemporaryDir &folder)
{
    WorkSessionOptions options;
    options.sessionsFolder = folder.filePath("sessions").toStdString();
    std::shared_ptr<WorkSession> work = std::move(*WorkSession::open(options));
    ClipReference media;
    media.absolutePath = "/footage/dance.mov";
    media.frameCount = 30;
    media.size = {64, 36};
    ClipEntry &clip = work->project().addClip(media);
    for (const char *name : {"dancer", "dog"}) {
        const ObjectId id = clip.addObject(name).id;
        for (int frame = 0; frame < 30; ++frame)
            clip.results.set(id, ResultKind::Alpha, frame, {{1, std::uint64_t(frame + 1)}, 1});
    }
    document.setWork(work);
}

const std::vector<Problem> problems{{12, {10, 14}, 1, DoubtKind::Jump, 0.9},
                                    {20, {20, 20}, 2, DoubtKind::Leak, 0.6},
                                    {3, {3, 4}, 1, DoubtKind::Hole, 0.4}};

struct Bench
{
    QTemporaryDir folder;
    Document document{std::make_shared<FrameCache>()};
    EditorState state{document};
    QWidget window;
    Actions actions{&window};
    ObjectsPanel objectsPanel;
    ObjectsController objects{document, state, objectsPanel};
    ReviewPanel panel;
    ReviewController review{document, state, actions, panel, objects};

    Bench()
    {
        open(document, folder);
        actions.setContext(true, true);
        review.setProblems(problems);
    }
    void trigger(ActionId id) { actions.get(id)->trigger(); }
};

} // namespace

void tst_ReviewController::leadsToTheProblems()
{
    Bench bench;
    bench.trigger(ActionId::NextProblem);
    QCOMPARE(bench.state.object(), 1);
    QCOMPARE(bench.panel.current()->frame, 12);
    bench.trigger(ActionId::NextProblem);
    QCOMPARE(bench.state.object(), 2);
    QCOMPARE(bench.panel.current()->frame, 20);
    bench.trigger(ActionId::PreviousProblem);
    QCOMPARE(bench.panel.current()->frame, 12);
    const auto *model = bench.objectsPanel.findChild<ObjectsModel *>();
    QTRY_COMPARE(model->rows()[0].doubtful, 7);
    QCOMPARE(model->rows()[1].doubtful, 1);
}

void tst_ReviewController::saysThatThereIsNothingToLookAt()
{
    Bench bench;
    QSignalSpy noticed(&bench.review, &ReviewController::noticed);
    bench.trigger(ActionId::MarkFine); // none is chosen yet
    QCOMPARE(noticed.size(), 1);
    bench.trigger(ActionId::NextProblem);
    QCOMPARE(noticed.size(), 1);
    bench.review.setProblems({});
    bench.trigger(ActionId::NextProblem);
    bench.trigger(ActionId::PreviousProblem);
    QCOMPARE(noticed.size(), 3);
}

void tst_ReviewController::whatIsFineStaysFine()
{
    Bench bench;
    bench.trigger(ActionId::NextProblem);
    bench.trigger(ActionId::MarkFine);
    QCOMPARE(bench.panel.current()->frame, 20); // the next one takes its place
    QCOMPARE(bench.state.object(), 2);
    bench.review.setProblems(problems);
    bench.trigger(ActionId::PreviousProblem);
    QCOMPARE(bench.panel.current()->frame, 3);
    bench.trigger(ActionId::PreviousProblem);
    QCOMPARE(bench.panel.current()->frame, 20);
    // Another matte of that frame is another matter.
    bench.document.changeClip(bench.document.clipId(), {ClipChange::Results, {12, 12}, 1},
                              [](ClipEntry &clip) {
                                  clip.results.set(1, ResultKind::Alpha, 12, {{2, 2}, 1});
                              });
    bench.review.setProblems(problems);
    bench.trigger(ActionId::PreviousProblem);
    QCOMPARE(bench.panel.current()->frame, 12);
}

void tst_ReviewController::marksAreUndoableAndSaved()
{
    Bench bench;
    bench.trigger(ActionId::NextProblem);
    bench.trigger(ActionId::MarkFine);
    QCOMPARE(bench.panel.findChild<QTreeView *>()->model()->rowCount(), 2);
    QVERIFY(bench.document.isModified());
    bench.document.undoStack().undo();
    QCOMPARE(bench.panel.findChild<QTreeView *>()->model()->rowCount(), 3);
    bench.document.undoStack().redo();
    QCOMPARE(bench.panel.findChild<QTreeView *>()->model()->rowCount(), 2);

    const std::string path = bench.folder.filePath("reviewed.filigree").toStdString();
    QVERIFY(bench.document.work()->saveAs(*bench.document.beginSave(), path));
    QVERIFY(openProject(path)->project.clips.front().fineMarks == bench.document.clip()->fineMarks);
}

QTEST_MAIN(tst_ReviewController)
#include "tst_review_controller.moc"
