// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/document/document.h"
#include "app/document/editor_state.h"
#include "app/jobs/export_queue.h"
#include "app/jobs/matte_pipeline.h"
#include "app/window/export_controller.h"
#include "exported_alpha.h"
#include "project_io/archive/media_reference.h"
#include "project_io/media/cached_frame_source.h"
#include "project_io/media/frame_cache.h"
#include "tests/app/jobs/fake_engines.h"
#include "widgets/dialogs/command_line_view.h"
#include "widgets/dialogs/field_note.h"

#include <QComboBox>
#include <QImage>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QtTest>

#include <atomic>
#include <semaphore>

using namespace filigree;

// Export through the dialog, of a tiny project with made-up engines.
class tst_ExportController final : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    // The whole way of a user: open the dialog, choose, export, read the verdict.
    void exportsThroughTheDialog();
    // What was made for the export is the project's from then on.
    void notesWhatWasMade();
    // They took as long as mattes, which nobody had asked for.
    void masksNeedNoMattes();
    // What failed overnight was told for five seconds.
    void failuresStay();
    // Where no program shows folders the button did nothing.
    void tellsWhereAFolderCannotBeShown();
    // The queue must not depend on the dialog, nor on what the user does meanwhile.
    void survivesClosingAndEditing();
    void cancelsFromThePanel();
    // Quitting must not throw exports away unasked.
    void asksBeforeClosing();
    void problemsAreShownAtOnce();
    // A preset is a change of the project like any other.
    void presetsCanBeUndone();

private:
    template<typename W> W *child(const char *name)
    {
        return m_controller->dialog()->findChild<W *>(name);
    }
    void openDialog(const QString &path);
    void clickExport();
    void holdFirstStep(); //!< Of the engines, until m_open is released.

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<FakeLog> m_log;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<EditorState> m_state;
    std::unique_ptr<ExportQueue> m_queue;
    std::unique_ptr<ExportController> m_controller;
    std::atomic<bool> m_isShut = false;
    std::counting_semaphore<1000> m_entered{0};
    std::counting_semaphore<1000> m_open{0};
};

void tst_ExportController::init()
{
    constexpr int frames = 6;
    m_folder = std::make_unique<QTemporaryDir>();
    for (int n = 0; n < frames; ++n) {
        QImage picture(24, 16, QImage::Format_RGB888);
        picture.fill(QColor(40 * n, 120, 200));
        QVERIFY(picture.save(m_folder->filePath(QStringLiteral("in_%1.png").arg(1001 + n))));
    }
    const auto cache = std::make_shared<FrameCache>();
    auto source = CachedFrameSource::open(m_folder->filePath("in_%04d.png").toStdString(), cache);
    QVERIFY2(source, source ? "" : source.error().message.c_str());
    WorkSessionOptions options;
    options.sessionsFolder = m_folder->filePath("sessions").toStdString();
    options.projectPath = m_folder->filePath("film.filigree").toStdString();
    std::shared_ptr<WorkSession> work = std::move(*WorkSession::open(options));
    ClipEntry &clip = work->project().addClip(*referenceTo((*source)->info()), "shot");
    clip.addObject("dancer");
    clip.prompts[0][1] = {PointPrompt{{3, 6}, true}};
    const int id = clip.id;

    m_log = std::make_shared<FakeLog>();
    m_window = std::make_unique<QWidget>();
    m_document = std::make_unique<Document>(cache);
    m_document->setWork(work);
    ClipMedia media;
    media.state = MediaState::Online;
    media.frames = *source;
    media.reference = clip.media;
    m_document->setMedia(id, media);
    m_state = std::make_unique<EditorState>(*m_document);
    m_queue = std::make_unique<ExportQueue>(EngineOptions{}, fakeEngines(m_log));
    m_controller =
        std::make_unique<ExportController>(*m_document, *m_state, *m_queue, m_window.get());
}

void tst_ExportController::cleanup()
{
    m_isShut = false;
    m_open.release(500);
    m_controller.reset();
    m_queue.reset();
    m_state.reset();
    m_document.reset();
    m_window.reset();
    while (m_open.try_acquire()) { }
    while (m_entered.try_acquire()) { }
}

void tst_ExportController::openDialog(const QString &path)
{
    m_controller->showDialog();
    QVERIFY(m_controller->dialog());
    auto *format = child<QComboBox>("exportFormat");
    QTest::keyClicks(format, "FFV1");
    auto *edit = child<QLineEdit>("exportPath");
    edit->selectAll();
    QTest::keyClicks(edit, m_folder->filePath(path));
}

void tst_ExportController::holdFirstStep()
{
    m_isShut = true;
    m_log->step = [this] {
        if (!m_isShut.exchange(false))
            return;
        m_entered.release();
        m_open.acquire();
    };
}

void tst_ExportController::clickExport()
{
    auto *start = child<QPushButton>("exportStart");
    QTRY_VERIFY(start->isEnabled());
    QTest::mouseClick(start, Qt::LeftButton);
}

void tst_ExportController::exportsThroughTheDialog()
{
    QSignalSpy queued(m_controller.get(), &ExportController::queued);
    QSignalSpy notice(m_controller.get(), &ExportController::notice);
    openDialog("%o.mkv");
    const QString line = [&] {
        [&] { QTRY_VERIFY(child<QPushButton>("exportStart")->isEnabled()); }();
        return child<CommandLineView>("exportCommandLine")->line();
    }();
    QVERIFY2(line.contains("filigree export ") && line.contains("--object dancer"),
             qPrintable(line));
    clickExport();
    QCOMPARE(queued.size(), 1);
    QTRY_VERIFY(!m_controller->dialog()); // closed, and deleted
    QTRY_VERIFY_WITH_TIMEOUT(!m_queue->isBusy(), 30000);
    const ExportQueueItem &item = m_queue->items().front();
    QVERIFY2(item.state == ExportState::Done, qPrintable(item.error));
    QVERIFY(item.checks.size() > 5);
    QCOMPARE(item.path, m_folder->filePath("dancer.mkv"));
    QVERIFY(QFileInfo::exists(item.path));
    QVERIFY(notice.front().front().toString().contains("shot"));
}

void tst_ExportController::notesWhatWasMade()
{
    openDialog("%o.mkv");
    clickExport();
    QTRY_VERIFY_WITH_TIMEOUT(!m_queue->isBusy(), 30000);
    QTRY_VERIFY(m_document->revisions()->state(1, ResultKind::Alpha, 5) == FrameState::Fresh);
    // So the next export has nothing to make.
    m_log->clear();
    openDialog("again.mkv");
    clickExport();
    QTRY_VERIFY_WITH_TIMEOUT(!m_queue->isBusy(), 30000);
    QVERIFY(m_queue->items().back().state == ExportState::Done);
    QCOMPARE(m_log->steps(), 0);
}

void tst_ExportController::masksNeedNoMattes()
{
    MatteTask task;
    task.masksOnly = true;
    MatteEvents events;
    events.made = [this](const MadeResult &made) {
        m_document->noteResult(m_document->clipId(), made);
    };
    MattePipeline pipeline(m_document->frames(), m_document->store(), {}, fakeEngines(m_log));
    QVERIFY(pipeline.run(ClipEntry(*m_document->clip()), task, {}, events));
    m_log->clear();
    openDialog("%05d.png");
    choose(child<QComboBox>("exportFormat"), "PNG");
    choose(child<QComboBox>("exportContent"), "Mask");
    clickExport();
    QTRY_VERIFY_WITH_TIMEOUT(!m_queue->isBusy(), 30000);
    QVERIFY2(m_queue->items().back().state == ExportState::Done,
             qPrintable(m_queue->items().back().error));
    QCOMPARE(m_log->steps(), 0);
}

void tst_ExportController::failuresStay()
{
    QSignalSpy failed(m_controller.get(), &ExportController::failed);
    m_log->step = [] { throw std::runtime_error("It broke."); };
    openDialog("%o.mkv");
    clickExport();
    QTRY_VERIFY_WITH_TIMEOUT(!m_queue->isBusy(), 30000);
    QCOMPARE(failed.size(), 1);
    QVERIFY(failed.front().front().toString().contains("failed"));
}

void tst_ExportController::tellsWhereAFolderCannotBeShown()
{
    QSignalSpy failed(m_controller.get(), &ExportController::failed);
    auto *panel = m_controller->panel();
    emit panel->revealRequested(m_folder->filePath("gone/dancer.mov"));
    emit panel->revealRequested(m_folder->filePath("dancer.mov")); // this platform shows nothing
    QCOMPARE(failed.size(), 2);
    QVERIFY(failed[0][0].toString().contains(m_folder->filePath("gone")));
    QVERIFY(failed[1][0].toString().contains(m_folder->path()));
}

void tst_ExportController::survivesClosingAndEditing()
{
    holdFirstStep();
    openDialog("%o.mkv");
    clickExport();
    m_entered.acquire();
    QTRY_VERIFY(!m_controller->dialog());
    // An edit that would make every frame but one vanish from the export.
    m_document->changeClip(m_document->clipId(), {ClipChange::Prompts, {0, 5}, 1},
                           [](ClipEntry &clip) { clip.removeObject(1); });
    m_open.release(100);
    QTRY_VERIFY_WITH_TIMEOUT(!m_queue->isBusy(), 30000);
    QVERIFY2(m_queue->items().front().state == ExportState::Done,
             qPrintable(m_queue->items().front().error));
    QVERIFY(!m_document->clip()->object(1)); // and what was made did not bring it back
}

void tst_ExportController::cancelsFromThePanel()
{
    holdFirstStep();
    openDialog("%o.mkv");
    clickExport();
    m_entered.acquire();
    m_controller->panel()->show();
    auto *cancel = m_controller->panel()->findChild<QPushButton *>("exportCancel");
    QVERIFY(cancel);
    QTest::mouseClick(cancel, Qt::LeftButton);
    m_open.release(100);
    QTRY_VERIFY(m_queue->items().front().state == ExportState::Cancelled);
    QVERIFY(!QFileInfo::exists(m_folder->filePath("dancer.mkv")));
}

void tst_ExportController::asksBeforeClosing()
{
    QVERIFY(m_controller->mayClose()); // nothing runs: no question
    holdFirstStep();
    openDialog("%o.mkv");
    clickExport();
    m_entered.acquire();
    const auto answer = [](int role) {
        QTimer::singleShot(0, qApp, [role] {
            auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
            QVERIFY(box);
            for (QAbstractButton *button : box->buttons()) {
                if (box->buttonRole(button) == role)
                    button->click();
            }
        });
    };
    answer(QMessageBox::RejectRole);
    QVERIFY(!m_controller->mayClose());
    answer(QMessageBox::DestructiveRole);
    QVERIFY(m_controller->mayClose());
    m_open.release(100); // it goes on: something else may still keep the window open
    QTRY_VERIFY(m_queue->items().front().isFinished());
    QVERIFY(m_queue->items().front().state != ExportState::Cancelled);
}

void tst_ExportController::problemsAreShownAtOnce()
{
    QFile taken(m_folder->filePath("taken.mkv"));
    QVERIFY(taken.open(QIODevice::WriteOnly));
    taken.close();
    openDialog("taken.mkv");
    const auto shown = [&] {
        QString all;
        for (const FieldNote *note : m_controller->dialog()->findChildren<FieldNote *>()) {
            if (note->isVisible())
                all += note->text();
        }
        return all;
    };
    QTRY_VERIFY2(shown().contains("taken.mkv is there already"), qPrintable(shown()));
    QVERIFY(!child<QPushButton>("exportStart")->isEnabled());
    QTest::keyClicks(child<QComboBox>("exportExisting"), "Over");
    QTRY_VERIFY(child<QPushButton>("exportStart")->isEnabled());
    QVERIFY(shown().contains("taken.mkv will be overwritten"));
    child<QLineEdit>("exportPath")->selectAll();
    QTest::keyClicks(child<QLineEdit>("exportPath"), m_folder->filePath("%x.mkv"));
    QTRY_VERIFY(!child<QPushButton>("exportStart")->isEnabled());
    // Overwriting never goes as far as the footage.
    choose(child<QComboBox>("exportFormat"), "PNG");
    child<QLineEdit>("exportPath")->selectAll();
    QTest::keyClicks(child<QLineEdit>("exportPath"), m_folder->filePath("in_%04d.png"));
    QTRY_VERIFY2(shown().contains("in_1001.png is footage"), qPrintable(shown()));
    QVERIFY(!child<QPushButton>("exportStart")->isEnabled());
}

void tst_ExportController::presetsCanBeUndone()
{
    openDialog("%o.mkv");
    emit m_controller->dialog()->presetSaved(
        presetOf("dailies", m_controller->dialog()->request()));
    QCOMPARE(m_document->project().presets.size(), std::size_t(1));
    auto *presets = child<QComboBox>("exportPresets");
    QTRY_VERIFY(presets->findText("dailies") >= 0);
    m_document->undoStack().undo();
    QVERIFY(m_document->project().presets.empty());
    QTRY_VERIFY(presets->findText("dailies") < 0);
    m_document->undoStack().redo();
    QTRY_VERIFY(presets->findText("dailies") >= 0);
    emit m_controller->dialog()->presetRemoved("dailies");
    QVERIFY(m_document->project().presets.empty());
    m_document->undoStack().undo();
    QCOMPARE(m_document->project().presets.size(), std::size_t(1));
}

QTEST_MAIN(tst_ExportController)
#include "tst_export_controller.moc"
