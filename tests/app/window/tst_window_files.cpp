// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/commands/object_commands.h"
#include "app/window/project_life.h"
#include "project_io/archive/project_file.h"
#include "project_io/archive/result_store.h"
#include "tests/project_io/models/loopback_server.h"
#include "widgets/dialogs/relink_dialog.h"
#include "widgets/panels/status_strip.h"
#include "widgets/viewer/start_panel.h"
#include "widgets/viewer/viewer_banner.h"
#include "window_bench.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>

using namespace filigree;

// How files come into the window, and what becomes of them.
class tst_WindowFiles final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { prepareWindowTests(); }
    // A clip, a folder, several clips and a project may be dropped on the window and on the viewer.
    void dropsOpen_data();
    void dropsOpen();
    // A dropped project with clips beside it gets these clips.
    void droppedClipsGoIntoTheDroppedProject();
    // Projects and clips that were opened are offered at the next start.
    void whatWasOpenedIsOfferedAgain();
    // What is no footage must be said, and nothing of the project may change.
    void whatCannotBeOpenedIsSaid_data();
    void whatCannotBeOpenedIsSaid();
    // Media that do not answer can be given up, and then the window is as it was.
    void openingIsCancelled();
    // Footage that moved is found through the dialog, and the prompts are still there.
    void movedFootageIsRelinked();
    // An autosave must reach recovery and never the user's file: what is discarded is gone.
    void autosaveLeavesTheFileAlone();
    // The folder that is set in the preferences is the one that results are kept in.
    void resultsGoToTheChosenFolder();
    void aFolderThatCannotBeUsedIsSaid();
};

namespace {

void drop(QWidget &on, const QStringList &paths)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString &path : paths)
        urls.append(QUrl::fromLocalFile(path));
    data.setUrls(urls);
    QDragEnterEvent enter(on.rect().center(), Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(&on, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent dropped(on.rect().center(), Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(&on, &dropped);
}

//! All texts of the status bar that can be seen.
QString statusOf(MainWindow &window)
{
    QStringList texts;
    for (const QLabel *label : window.findChildren<QLabel *>()) {
        if (label->isVisible())
            texts << label->text() << label->accessibleName() << label->toolTip();
    }
    return texts.join(' ');
}

} // namespace

void tst_WindowFiles::dropsOpen_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<bool>("onViewer");
    QTest::addColumn<QStringList>("clips");
    const auto row = [](const char *name, const QStringList &names, const QStringList &clips) {
        for (const bool onViewer : {false, true})
            QTest::addRow("%s on the %s", name, onViewer ? "viewer" : "window")
                << names << onViewer << clips;
    };
    row("a picture of a sequence", {"one/one.0000.png"}, {"one"});
    row("a folder", {"one"}, {"one"});
    row("two clips", {"one", "two"}, {"one", "two"});
    row("a project", {"work.filigree"}, {"kept"});
}

void tst_WindowFiles::dropsOpen()
{
    QFETCH(QStringList, names);
    QFETCH(bool, onViewer);
    QFETCH(QStringList, clips);
    WindowBench bench;
    bench.makeClip("one");
    bench.makeClip("two");
    Project project;
    project.addClip({}, "kept");
    QVERIFY(saveProject(bench.path("work.filigree").toStdString(), project, nullptr));
    for (QString &name : names)
        name = bench.path(name);
    drop(onViewer ? static_cast<QWidget &>(bench.viewer()) : bench.window(), names);
    QTRY_COMPARE(qsizetype(bench.document().project().clips.size()), clips.size());
    for (int n = 0; n < clips.size(); ++n)
        QCOMPARE(QString::fromStdString(bench.document().project().clips[n].name), clips[n]);
}

void tst_WindowFiles::droppedClipsGoIntoTheDroppedProject()
{
    WindowBench bench;
    bench.makeClip("one");
    Project project;
    project.addClip({}, "kept");
    QVERIFY(saveProject(bench.path("work.filigree").toStdString(), project, nullptr));
    drop(bench.window(), {bench.path("one"), bench.path("work.filigree")});
    QTRY_COMPARE(bench.document().project().clips.size(), 2u);
    QCOMPARE(bench.document().filePath(), bench.path("work.filigree"));
    QCOMPARE(bench.document().project().clips[1].name, "one");
}

void tst_WindowFiles::whatWasOpenedIsOfferedAgain()
{
    WindowBench bench;
    bench.open({bench.makeClip("shot")});
    bench.restart();
    auto *recent = bench.viewer().startPanel().findChild<QListWidget *>();
    QVERIFY(recent);
    QCOMPARE(recent->count(), 1);
    QCOMPARE(recent->item(0)->text(), QString("shot.0000.png – in shot"));
    emit recent->itemActivated(recent->item(0));
    QTRY_VERIFY(bench.document().frames());
    QCOMPARE(bench.document().clip()->name, "shot");
}

void tst_WindowFiles::whatCannotBeOpenedIsSaid_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("not there") << "gone.mov" << QByteArray();
    QTest::newRow("a text") << "letter.txt" << QByteArray("Dear editor,\n");
    QTest::newRow("a torn movie") << "torn.mov" << QByteArray(4096, '\x1f');
}

void tst_WindowFiles::whatCannotBeOpenedIsSaid()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    WindowBench bench;
    if (!content.isEmpty()) {
        QFile file(bench.path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    bench.window().openPaths({bench.path(name)});
    QTRY_VERIFY2(statusOf(bench.window()).contains(name + " cannot be opened"),
                 qPrintable(statusOf(bench.window())));
    QVERIFY(bench.document().project().clips.empty());
    QVERIFY(!bench.document().isModified());
}

void tst_WindowFiles::openingIsCancelled()
{
    LoopbackServer server;
    server.serve("/far.mp4", {.body = QByteArray(1000000, 'x'), .stalls = true});
    WindowBench bench;
    auto *strip = bench.window().findChild<StatusStrip *>();
    bench.window().openPaths({server.address("/far.mp4")});
    QTRY_VERIFY(!server.requests().isEmpty());
    QVERIFY2(statusOf(bench.window()).contains("Opening far.mp4"),
             qPrintable(statusOf(bench.window())));
    emit strip->cancelRequested();
    QTRY_VERIFY2(statusOf(bench.window()).contains("Opening far.mp4 was cancelled."),
                 qPrintable(statusOf(bench.window())));
    QTRY_VERIFY(!strip->findChild<QProgressBar *>()->isVisible());
    QVERIFY(bench.document().project().clips.empty());
    QVERIFY(!bench.document().isModified());
}

void tst_WindowFiles::movedFootageIsRelinked()
{
    WindowBench bench;
    bench.open({bench.makeClip("shot")});
    bench.document().push(addObject(bench.document(), "block"));
    const QString file = bench.path("work.filigree");
    const WhenShown<QFileDialog> save([&](QFileDialog &dialog) { chooseFile(dialog, file); });
    bench.trigger(ActionId::SaveAs);
    QTRY_COMPARE(bench.document().filePath(), file);
    QVERIFY(QDir().mkpath(bench.path("elsewhere/deep")));
    QVERIFY(QDir().rename(bench.path("shot"), bench.path("elsewhere/deep/renamed")));

    bench.restart();
    bench.window().openPaths({file});
    QTRY_COMPARE(bench.document().mediaState(), MediaState::Offline);
    QTRY_VERIFY(bench.viewer().banner().isVisible());
    QVERIFY(bench.viewer().banner().text().contains("shot"));
    bench.trigger(ActionId::RelinkClip);
    RelinkDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = bench.window().findChild<RelinkDialog *>()));
    emit dialog->searchRequested(bench.path("elsewhere"));
    auto *relink = dialog->findChild<QPushButton *>("relinkAccept");
    QVERIFY(relink);
    QTRY_VERIFY(relink->isEnabled());
    QTest::mouseClick(relink, Qt::LeftButton);
    QTRY_VERIFY(bench.document().frames());
    QVERIFY(!bench.viewer().banner().isVisible());
    QCOMPARE(bench.document().clip()->objects.front().name, "block");
    QVERIFY(bench.document().isModified());
    bench.trigger(ActionId::Undo);
    QTRY_COMPARE(bench.document().mediaState(), MediaState::Offline);
    bench.trigger(ActionId::Redo);
    QTRY_VERIFY(bench.document().frames());
}

void tst_WindowFiles::autosaveLeavesTheFileAlone()
{
    WindowBench bench;
    bench.open({bench.makeClip()});
    auto *life = bench.window().findChild<ProjectLife *>();
    QVERIFY(life);
    QSignalSpy saved(life, &ProjectLife::saved), autosaved(life, &ProjectLife::autosaved);
    bench.document().push(addObject(bench.document(), "first"));
    life->autosave();
    QTRY_COMPARE(autosaved.size(), 1); // it has no file, and nobody is asked for a name
    QVERIFY(!QApplication::activeModalWidget());

    const QString path = bench.path("work.filigree");
    const WhenShown<QFileDialog> save([&](QFileDialog &dialog) { chooseFile(dialog, path); });
    bench.trigger(ActionId::Save);
    QTRY_COMPARE(saved.size(), 1);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray asSaved = file.readAll();
    bench.document().push(addObject(bench.document(), "second"));
    life->autosave();
    QTRY_COMPARE(autosaved.size(), 2);
    QVERIFY(bench.document().isModified());
    const QDir sessions(QString::fromStdString(defaultSessionsFolder()));
    const QFileInfoList session = sessions.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot);
    QCOMPARE(session.size(), 1);
    const auto kept = recover(session.front().filePath().toStdString());
    QVERIFY(kept);
    QCOMPARE(kept->project.clips.front().objects.size(), 2u);

    const WhenShown<QMessageBox> discard([](QMessageBox &box) { clickButton(box, "Don't Save"); });
    bench.window().close();
    QTRY_VERIFY(!bench.window().isVisible());
    bench.restart();
    QFile again(path);
    QVERIFY(again.open(QIODevice::ReadOnly));
    QCOMPARE(again.readAll(), asSaved);
    QVERIFY(findRecoverable().empty());
}

void tst_WindowFiles::resultsGoToTheChosenFolder()
{
    WindowBench bench;
    PreferenceValues values = bench.preferences().values();
    values.resultCacheFolder = bench.path("results here");
    bench.preferences().set(values);
    bench.trigger(ActionId::NewProject);
    QTRY_VERIFY(!QDir(bench.path("results here")).isEmpty());
    bench.restart();
    QVERIFY(bench.document().work());
}

void tst_WindowFiles::aFolderThatCannotBeUsedIsSaid()
{
    WindowBench bench;
    QFile taken(bench.path("a file"));
    QVERIFY(taken.open(QIODevice::WriteOnly));
    PreferenceValues values = bench.preferences().values();
    values.resultCacheFolder = bench.path("a file/below");
    bench.preferences().set(values);
    const WhenShown<QMessageBox> problem([](QMessageBox &box) { box.accept(); });
    bench.restart();
    QTRY_VERIFY(problem.wasShown());
    QVERIFY(bench.document().work()); // the system's own folder serves
}

QTEST_MAIN(tst_WindowFiles)
#include "tst_window_files.moc"
