// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window/project_life.h"

#include "app/document/document.h"
#include "app/settings/error_text.h"
#include "widgets/dialogs/questions.h"
#include "widgets/dialogs/recovery_dialog.h"

#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QSettings>

#include <utility>

namespace filigree {
namespace {

constexpr int recentKept = 10;
const QString recentKey = QStringLiteral("recentFiles");
const QString suffix = QStringLiteral(".filigree");

QSettings recentSettings()
{
    return QSettings(QSettings::IniFormat, QSettings::UserScope, "filigree", "recent");
}

//! What processes that died left behind, but for what is in its project file as well.
std::vector<Recoverable> unsavedWork(const std::vector<std::string> &folders)
{
    std::vector<Recoverable> works;
    for (const std::string &folder : folders) {
        for (Recoverable &session : findRecoverable(folder)) {
            if (!isSaved(session) || !discard(session.folder))
                works.push_back(std::move(session));
        }
    }
    return works;
}

} // namespace

ProjectLife::ProjectLife(Document &document, QWidget *window, const QString &resultFolder)
    : QObject(window)
    , m_document(document)
    , m_window(window)
    , m_resultFolder(resultFolder)
{
    connect(&m_autosave, &QTimer::timeout, this, &ProjectLife::autosave);
    connect(&m_background, &BackgroundWorker::activityChanged, this, &ProjectLife::activityChanged);
    begin();
}

void ProjectLife::cancel()
{
    m_background.cancel();
}

ProjectLife::~ProjectLife() = default;

//! Some folders and a lock: a millisecond, and everything else needs it.
void ProjectLife::begin()
{
    auto work = WorkSession::open(sessionOptions());
    const auto tell = [this](const QString &what, const Error &error) {
        QMetaObject::invokeMethod(
            this, [this, what, error] { showProblem(m_window, what, errorText(error)); },
            Qt::QueuedConnection);
    };
    if (!work && !m_resultFolder.isEmpty()) {
        tell(tr("The folder for results that is set in the preferences cannot be used; the "
                "system's own is used instead."),
             work.error());
        m_resultFolder.clear();
        work = WorkSession::open(sessionOptions());
    }
    if (work)
        m_document.setWork(std::move(*work));
    else
        tell(tr("Work in progress cannot be kept safe."), work.error());
}

WorkSessionOptions ProjectLife::sessionOptions(const QString &path) const
{
    WorkSessionOptions options;
    options.projectPath = path.toStdString();
    options.resumesKilled = false; // offered in a dialog instead
    options.keepsUntitled = true;
    options.sessionsFolder = m_resultFolder.toStdString();
    return options;
}

void ProjectLife::setResultFolder(const QString &folder)
{
    m_resultFolder = folder;
}

bool ProjectLife::isProject(const QString &path)
{
    return path.endsWith(suffix, Qt::CaseInsensitive);
}

void ProjectLife::newProject()
{
    whenSettled([this] { openAs(sessionOptions()); });
}

void ProjectLife::open(const QString &path)
{
    const QString absolute = QFileInfo(path).absoluteFilePath();
    if (absolute == m_document.filePath()) {
        emit notice(tr("%1 is open already.").arg(QFileInfo(path).fileName()));
        return;
    }
    if (!QFileInfo::exists(absolute)) {
        showProblem(m_window, tr("The project cannot be opened."),
                    tr("There is no file %1.").arg(QDir::toNativeSeparators(absolute)));
        emit recentFilesChanged();
        return;
    }
    whenSettled([this, absolute] { openAs(sessionOptions(absolute)); });
}

void ProjectLife::openAs(const WorkSessionOptions &options)
{
    const QString name = QFileInfo(QString::fromStdString(options.projectPath)).fileName();
    m_background.run(
        name.isEmpty() ? name : tr("Opening %1").arg(name),
        [options](std::stop_token stop) -> Result<std::unique_ptr<WorkSession>> {
            auto work = WorkSession::open(options);
            if (work && stop.stop_requested())
                return fail(Error::Kind::Cancelled, {});
            return work;
        },
        [this, options](Result<std::unique_ptr<WorkSession>> work) {
            if (work)
                take(std::move(*work), false);
            else
                refuse(options, work.error());
        });
}

void ProjectLife::refuse(const WorkSessionOptions &options, const Error &error)
{
    const QString path = QString::fromStdString(options.projectPath);
    const QString cause = errorText(error);
    if (error.kind == Error::Kind::Cancelled) {
        emit notice(tr("Opening %1 was cancelled.").arg(QFileInfo(path).fileName()));
        return;
    }
    const bool isLocked = error.kind == Error::Kind::Unsupported
        && error.message.find("is being edited by") != std::string::npos;
    if (!isLocked) {
        showProblem(m_window, tr("The project cannot be opened."), cause);
        return;
    }
    QMessageBox question(
        QMessageBox::Warning, tr("Project in Use"),
        tr("%1 is being edited in another window.").arg(QFileInfo(path).fileName()),
        QMessageBox::Cancel, m_window);
    question.setInformativeText(
        tr("You can open a copy to look at, and save it under another name."));
    question.setDetailedText(cause);
    QPushButton *copy = question.addButton(tr("Open Read-Only"), QMessageBox::AcceptRole);
    question.exec();
    if (question.clickedButton() != copy)
        return;
    WorkSessionOptions reading = options;
    reading.readOnly = true;
    openAs(reading);
}

void ProjectLife::take(std::unique_ptr<WorkSession> work, bool isRecovered)
{
    const std::vector<std::string> notes = work->notes();
    m_document.setWork(std::move(work), isRecovered);
    for (const std::string &note : notes)
        emit notice(coreText(QString::fromStdString(note)));
    if (m_document.filePath().isEmpty() && !isRecovered)
        return;
    if (!m_document.filePath().isEmpty()) {
        remember(m_document.filePath());
        if (notes.empty())
            emit notice(tr("Opened %1.").arg(QFileInfo(m_document.filePath()).fileName()));
    }
    emit opened();
}

void ProjectLife::save(const std::function<void()> &then)
{
    if (m_document.filePath().isEmpty() || m_document.isReadOnly())
        saveAs(then);
    else
        write(m_document.filePath(), then);
}

void ProjectLife::saveAs(const std::function<void()> &then)
{
    QFileDialog dialog(m_window, tr("Save Project"));
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setNameFilter(tr("Filigree projects (*.filigree)"));
    dialog.setDefaultSuffix(QStringLiteral("filigree"));
    const QString path = m_document.filePath();
    const ClipEntry *clip = m_document.clip();
    QString name = clip ? QString::fromStdString(clip->name) : m_document.displayName();
    name.replace('/', '-');
    dialog.selectFile(path.isEmpty() ? name + suffix : path);
    if (!path.isEmpty())
        dialog.setDirectory(QFileInfo(path).absolutePath());
    if (dialog.exec() == QDialog::Accepted && !dialog.selectedFiles().isEmpty())
        write(dialog.selectedFiles().first(), then);
}

void ProjectLife::write(const QString &path, const std::function<void()> &then)
{
    const std::shared_ptr<WorkSession> work = m_document.work();
    if (!work)
        return;
    m_isSaving = true;
    m_background.run(
        tr("Saving %1").arg(QFileInfo(path).fileName()),
        [work, project = m_document.beginSave(), path = path.toStdString()](std::stop_token stop) {
            return work->saveAs(*project, path, stop).map([](const SaveReport &) {});
        },
        [this, work, path, then](const Result<> &done) {
            m_isSaving = false;
            if (work == m_document.work())
                m_document.endSave(done.has_value());
            tellSaved(path, done);
            if (done && then)
                whenSettled(then); // it may have been changed while it was written
            if (const auto waiting = std::exchange(m_afterSave, {}))
                whenSettled(waiting);
        });
}

void ProjectLife::tellSaved(const QString &path, const Result<> &done)
{
    if (done) {
        remember(path);
        emit notice(tr("Saved %1.").arg(QFileInfo(path).fileName()));
        emit saved(path);
    } else if (done.error().kind == Error::Kind::Cancelled) {
        emit notice(tr("Saving was cancelled. The file is as it was."));
    } else {
        showProblem(m_window, tr("The project was not saved."), errorText(done.error()));
    }
}

void ProjectLife::whenSettled(const std::function<void()> &then)
{
    if (m_isSaving) {
        m_afterSave = then;
        return;
    }
    if (!m_document.isModified()) {
        then();
        return;
    }
    switch (askAboutUnsaved(m_window, m_document.displayName())) {
    case UnsavedChoice::Save:
        save(then);
        break;
    case UnsavedChoice::Discard:
        then();
        break;
    case UnsavedChoice::Stay:
        break;
    }
}

void ProjectLife::offerRecovery()
{
    std::vector<std::string> folders{std::string()};
    if (!m_resultFolder.isEmpty())
        folders.push_back(m_resultFolder.toStdString());
    m_background.run([folders](std::stop_token) { return unsavedWork(folders); },
                     [this](const std::vector<Recoverable> &works) { offer(works); });
}

void ProjectLife::offer(const std::vector<Recoverable> &sessions)
{
    QList<RecoverableWork> works;
    for (const Recoverable &session : sessions) {
        const QString path = QString::fromStdString(session.projectPath);
        const QString name = QString::fromStdString(session.projectName);
        works.push_back({QString::fromStdString(session.folder),
                         name.isEmpty() ? QFileInfo(path).completeBaseName() : name, path,
                         QDateTime::fromMSecsSinceEpoch(session.changed)});
    }
    if (works.isEmpty())
        return;
    auto *dialog = new RecoveryDialog(works, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &RecoveryDialog::recoverRequested, this, &ProjectLife::recover);
    connect(dialog, &RecoveryDialog::discardRequested, this,
            [this, open = QPointer(dialog)](const QString &folder) {
                m_background.run(
                    [path = folder.toStdString()](std::stop_token) { return discard(path); },
                    [this, open, folder](const Result<> &done) {
                        if (!done)
                            emit failed(errorText(done.error()));
                        if (open)
                            open->removeWork(folder);
                    });
            });
    dialog->open();
}

void ProjectLife::recover(const QString &folder)
{
    whenSettled([this, folder] {
        m_background.run(
            [path = folder.toStdString()](std::stop_token) { return WorkSession::recover(path); },
            [this](Result<std::unique_ptr<WorkSession>> work) {
                if (work)
                    take(std::move(*work), true);
                else
                    showProblem(m_window, tr("The work cannot be recovered."),
                                errorText(work.error()));
            });
    });
}

void ProjectLife::setAutosave(int minutes)
{
    if (minutes > 0)
        m_autosave.start(minutes * 60'000);
    else
        m_autosave.stop();
}

void ProjectLife::autosave()
{
    if (!m_document.isModified() || !m_document.work())
        return;
    m_document.work()->record(m_document.project());
    m_background.run([work = m_document.work()](std::stop_token) { return work->keepSafe(); },
                     [this](const Result<> &kept) {
                         if (!kept)
                             emit failed(tr("Work in progress cannot be kept safe.") + ' '
                                         + errorText(kept.error()));
                         else
                             emit autosaved();
                     });
}

QStringList ProjectLife::recentFiles() const
{
    return recentSettings().value(recentKey).toStringList();
}

void ProjectLife::remember(const QString &path)
{
    QStringList files = recentFiles();
    files.removeAll(path);
    files.prepend(path);
    recentSettings().setValue(recentKey, QStringList(files.mid(0, recentKept)));
    emit recentFilesChanged();
}

void ProjectLife::forgetRecentFiles()
{
    recentSettings().remove(recentKey);
    emit recentFilesChanged();
}

} // namespace filigree
