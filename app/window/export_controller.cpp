// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window/export_controller.h"

#include "app/commands/preset_commands.h"
#include "app/document/document.h"
#include "app/document/editor_state.h"
#include "app/jobs/export_queue.h"
#include "app/jobs/footage_files.h"
#include "project_io/media/cached_frame_source.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>
#include <QUrl>

#include <algorithm>

namespace filigree {
namespace {

using namespace std::chrono_literals;

QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

std::shared_ptr<const ExportSubject> subjectOf(const Document &document, const EditorState &state)
{
    auto subject = std::make_shared<ExportSubject>();
    const ClipEntry &clip = *document.clip();
    subject->clip = document.clipInfo();
    subject->clipName = text(clip.name);
    subject->inOut = clip.effectiveRange();
    for (const ObjectInfo &object : clip.objects) {
        if (object.repelsOnly)
            continue;
        subject->objects.push_back({object.id, text(object.name), object.colour});
        if (object.id == state.object())
            subject->selected.push_back(object.id);
    }
    subject->presets = document.project().presets;
    subject->folder = document.filePath().isEmpty()
        ? QStandardPaths::writableLocation(QStandardPaths::MoviesLocation)
        : QFileInfo(document.filePath()).absolutePath();
    return subject;
}

std::shared_ptr<const ExportSnapshot> snapshotOf(const Document &document)
{
    auto snapshot = std::make_shared<ExportSnapshot>();
    snapshot->clip = *document.clip();
    snapshot->info = document.clipInfo();
    snapshot->projectPath = document.filePath().toStdString();
    const std::vector<ClipEntry> &clips = document.project().clips;
    const bool isOnce = std::ranges::count(clips, snapshot->clip.media.absolutePath,
                                           [](const auto &one) { return one.media.absolutePath; })
        == 1;
    if (clips.size() > 1)
        snapshot->clipChoice = isOnce ? snapshot->clip.media.absolutePath : snapshot->clip.name;
    snapshot->footage = footageOf(document.project(), snapshot->projectPath);
    if (const auto frames = document.frames()) {
        snapshot->frames = frames;
        snapshot->timeOf = [source = frames.get()](int frame) { return source->timeOf(frame); };
    }
    snapshot->store = document.store();
    snapshot->work = document.work();
    return snapshot;
}

ExportRequest firstRequest()
{
    return builtInExports().front().request;
}

} // namespace

ExportController::ExportController(Document &document, const EditorState &state, ExportQueue &queue,
                                   QWidget *window)
    : m_document(document)
    , m_state(state)
    , m_queue(queue)
    , m_window(window)
    , m_panel(new ExportQueuePanel(window))
    , m_lastRequest(firstRequest())
{
    m_panel->hide();
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(100ms);
    connect(&m_refresh, &QTimer::timeout, this, &ExportController::refresh);
    connect(&m_service, &ExportSummaryService::answered, this, &ExportController::take);

    connect(&m_queue, &ExportQueue::itemsChanged, m_panel,
            [this] { m_panel->setItems(m_queue.items()); });
    connect(&m_queue, &ExportQueue::itemChanged, m_panel,
            [this](int id) { m_panel->setItem(*m_queue.item(id)); });
    connect(&m_queue, &ExportQueue::itemFinished, this, &ExportController::tellEnd);
    connect(&m_queue, &ExportQueue::made, this, &ExportController::noteResult);
    connect(m_panel, &ExportQueuePanel::cancelRequested, &m_queue, &ExportQueue::cancel);
    connect(m_panel, &ExportQueuePanel::retryRequested, &m_queue, &ExportQueue::retry);
    connect(m_panel, &ExportQueuePanel::clearRequested, &m_queue, &ExportQueue::clearFinished);
    connect(m_panel, &ExportQueuePanel::revealRequested, this, [this](const QString &path) {
        const QString folder = QFileInfo(path).absolutePath();
        if (!QFileInfo::exists(folder))
            emit failed(tr("%1 is not there any more.").arg(QDir::toNativeSeparators(folder)));
        else if (!QDesktopServices::openUrl(QUrl::fromLocalFile(folder)))
            emit failed(
                tr("No program shows folders here: %1").arg(QDir::toNativeSeparators(folder)));
    });
    m_panel->setItems(m_queue.items());

    const auto later = [this] {
        if (m_dialog)
            m_refresh.start();
    };
    connect(&document, &Document::statesChanged, this, later);
    connect(&document, &Document::resultsChanged, this, later);
    connect(&document, &Document::objectsChanged, this, later);
    connect(&document, &Document::rangeChanged, this, later);
    connect(&document, &Document::mediaChanged, this, later);
    connect(&document, &Document::currentClipChanged, this, later);
    connect(&document, &Document::modifiedChanged, this, later);
    connect(&document.undoStack(), &QUndoStack::indexChanged, this, later);
    connect(&state, &EditorState::objectChanged, this, later);
    connect(&m_queue, &ExportQueue::itemFinished, this, later); // its files are free again
    connect(&document, &Document::reset, this, [this] {
        if (m_dialog)
            m_dialog->close();
        m_queue.releaseFinished();
        m_lastRequest = firstRequest();
    });
}

ExportController::~ExportController()
{
    delete m_dialog;
    if (m_panel && m_panel->parent() == m_window)
        delete m_panel;
}

void ExportController::showDialog()
{
    if (!m_document.clip())
        return;
    if (m_dialog) {
        m_dialog->raise();
        m_dialog->activateWindow();
        return;
    }
    m_dialog = new ExportDialog(m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->setRequest(m_lastRequest);
    connect(m_dialog, &ExportDialog::requestChanged, this, &ExportController::ask);
    connect(m_dialog, &ExportDialog::exportRequested, this, &ExportController::startExport);
    connect(m_dialog, &ExportDialog::presetSaved, this, [this](const ExportPreset &preset) {
        m_document.push(std::make_unique<SaveExportPreset>(m_document, preset));
    });
    connect(m_dialog, &ExportDialog::presetRemoved, this, [this](const QString &name) {
        m_document.push(std::make_unique<RemoveExportPreset>(m_document, name.toStdString()));
    });
    connect(m_dialog, &QDialog::finished, this, [this] {
        m_lastRequest = m_dialog->request();
        m_answer.reset();
        m_snapshot.reset(); // the results' folder is not kept for a closed dialog
    });
    refresh();
    m_dialog->show();
}

void ExportController::refresh()
{
    if (!m_dialog || !m_document.clip())
        return;
    m_subject = subjectOf(m_document, m_state);
    m_snapshot = snapshotOf(m_document);
    m_dialog->setSubject(*m_subject); // asks for a summary
}

void ExportController::ask()
{
    if (m_dialog && m_snapshot)
        m_service.ask({m_dialog->request(), m_subject, m_snapshot, m_queue.claimedFiles()});
}

void ExportController::take(const std::shared_ptr<const ExportAnswer> &answer)
{
    // Only what the dialog shows may be started.
    if (!m_dialog || !(answer->question.request == m_dialog->request()))
        return;
    m_answer = answer;
    ExportSummary summary = answer->summary;
    if (!answer->question.snapshot->frames)
        summary.problems.push_back(
            {ExportField::Range, true, tr("The clip is not open: its file is missing.")});
    m_dialog->setSummary(answer->question.request, summary);
}

void ExportController::startExport(const ExportRequest &request)
{
    if (!m_answer || !(m_answer->question.request == request)
        || !m_answer->question.snapshot->frames)
        return;
    const ExportSummary &summary = m_answer->summary;
    const ExportContent content = request.settings.content;
    const bool isOfMattes = content != ExportContent::Mask && content != ExportContent::Trimap;
    // Masks that are all there need no mattes; mattes are looked at once more, as one may be lost.
    const bool makesMattes = request.openFrames == OpenFrames::MakeFirst
        && (isOfMattes || summary.staleFrames + summary.missingFrames > 0);
    for (const PlannedExport &planned : m_answer->plan)
        m_queue.add({m_answer->question.snapshot, planned, makesMattes, summary.commandLine});
    ask(); // the same files are taken now
    emit queued();
}

void ExportController::noteResult(const std::shared_ptr<WorkSession> &work, int clip,
                                  const MadeResult &result)
{
    if (work != m_document.work())
        return;
    // Prompts may have changed since: what was made for the old ones must not hide newer results.
    if (clip == m_document.clipId()
        && m_document.revisions()->keys(result.object, result.frame).of(result.kind)
            != result.result.key)
        return;
    m_document.noteResult(clip, result);
}

void ExportController::tellEnd(int id)
{
    const ExportQueueItem &item = *m_queue.item(id);
    switch (item.state) {
    case ExportState::Done:
        emit notice(tr("Exported and checked: %1").arg(item.title));
        break;
    case ExportState::Doubtful:
        emit failed(
            tr("Exported, but not as it should be: %1. See the export queue.").arg(item.title));
        break;
    case ExportState::Failed:
        emit failed(tr("The export failed: %1. See the export queue.").arg(item.title));
        break;
    case ExportState::Waiting:
    case ExportState::Running:
    case ExportState::Cancelled:
        break;
    }
}

bool ExportController::mayClose()
{
    if (!m_queue.isBusy())
        return true;
    const auto open = std::ranges::count_if(
        m_queue.items(), [](const ExportQueueItem &item) { return !item.isFinished(); });
    QMessageBox box(QMessageBox::Question, tr("Exports are running"),
                    tr("%n export(s) are not finished.", nullptr, int(open)), QMessageBox::NoButton,
                    m_window);
    box.setInformativeText(tr("Finished frames of image sequences are kept; a movie that is not "
                              "finished is removed."));
    QPushButton *stop = box.addButton(tr("Stop Exports"), QMessageBox::DestructiveRole);
    QPushButton *stay = box.addButton(tr("Go On Exporting"), QMessageBox::RejectRole);
    box.setDefaultButton(stay);
    box.setEscapeButton(stay);
    box.exec();
    // They may have finished while the question was open.
    return box.clickedButton() == stop || !m_queue.isBusy();
}

} // namespace filigree
