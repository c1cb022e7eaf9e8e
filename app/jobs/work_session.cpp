// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/work_session.h"

#include "project_io/archive/project_lock.h"
#include "project_io/archive/session.h"

#include <QDateTime>
#include <QFileInfo>

#include <algorithm>
#include <mutex>

namespace filigree {
namespace {

void takeOver(ResultIndex &results, const ResultIndex &found)
{
    for (const auto &[object, kind] : found.tracks()) {
        const int end = found.endOf(object, kind);
        for (int frame = 0; frame < end; ++frame)
            results.set(object, kind, frame, found.latest(object, kind, frame));
    }
}

constexpr qint64 unsavedIsKept = qint64(7) * 24 * 3600 * 1000; // in milliseconds

//! Apart from the sessions that the desktop app would offer to recover.
std::string unsavedFolder(const std::string &sessionsFolder)
{
    return (sessionsFolder.empty() ? defaultSessionsFolder() : sessionsFolder) + "-unsaved";
}

void discardOldUnsaved(const std::string &folder)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    for (const Recoverable &left : findRecoverable(folder)) {
        if (now - left.changed > unsavedIsKept)
            (void)discard(left.folder); // one in use stays
    }
}

} // namespace

struct WorkSession::Private
{
    //! Saving happens on a thread of its own.
    struct Shared
    {
        std::mutex mutex;
        std::string projectPath;
        bool readOnly = false;
        std::int64_t recorded = 0; //!< How often.
        std::int64_t settled = 0; //!< Of these, what would not be lost with the session's folder.
        bool isDiscarded = false;
    };

    WorkSessionOptions options;
    Project project;
    std::unique_ptr<ProjectLock> lock;
    std::unique_ptr<Session> session;
    std::shared_ptr<ResultStore> store;
    std::vector<std::string> notes;
    std::shared_ptr<const ProjectArchive> archive; //!< As it was opened or last saved.
    Shared shared;

    Result<> readFile();
    Result<> startSession();
    Result<bool> takeOverKilledSession();
    bool isUnsaved() const { return options.projectPath.empty() && !options.unsavedName.empty(); }
    std::string sessionName() const //!< What it is found by when it outlives its process.
    {
        return isUnsaved()     ? options.unsavedName
            : options.readOnly ? std::string()
                               : options.projectPath;
    }
    std::string sessionsFolder() const
    {
        return isUnsaved() ? unsavedFolder(options.sessionsFolder) : options.sessionsFolder;
    }
    Result<> openStore();
    Result<SaveReport> write(const std::string &path, const Project &project, std::stop_token stop,
                             const Progress &progress);
};

WorkSession::WorkSession(std::unique_ptr<Private> session)
    : d(std::move(session))
{ }

WorkSession::~WorkSession()
{
    d->store.reset();
    if (d->session && (d->shared.isDiscarded || d->shared.recorded == d->shared.settled))
        d->session->end();
}

Result<std::unique_ptr<WorkSession>> WorkSession::open(const WorkSessionOptions &options)
{
    auto d = std::make_unique<Private>();
    d->options = options;
    if (!options.projectPath.empty()) {
        d->options.projectPath =
            QFileInfo(QString::fromStdString(options.projectPath)).absoluteFilePath().toStdString();
        if (!options.readOnly) {
            auto lock = ProjectLock::acquire(d->options.projectPath);
            if (!lock)
                return tl::unexpected(lock.error());
            d->lock = std::move(*lock);
        }
    }
    d->shared.projectPath = d->options.projectPath;
    d->shared.readOnly = options.readOnly;
    if (const auto read = d->readFile(); !read)
        return tl::unexpected(read.error());
    if (const auto started = d->startSession(); !started)
        return tl::unexpected(started.error());
    return std::unique_ptr<WorkSession>(new WorkSession(std::move(d)));
}

Result<std::unique_ptr<WorkSession>> WorkSession::recover(const std::string &folder)
{
    auto recovered = filigree::recover(folder);
    if (!recovered)
        return tl::unexpected(recovered.error());
    auto d = std::make_unique<Private>();
    d->options.keepsUntitled = true;
    d->options.projectPath = recovered->projectPath;
    d->shared.projectPath = recovered->projectPath;
    if (!recovered->projectPath.empty()) {
        auto lock = ProjectLock::acquire(recovered->projectPath);
        if (lock) {
            d->lock = std::move(*lock);
        } else {
            // Another window has the file, or its folder is gone: nothing that was made is lost.
            d->shared.readOnly = true;
            d->notes.push_back(lock.error().message);
        }
    }
    auto session = Session::resume(folder);
    if (!session)
        return tl::unexpected(session.error());
    d->session = std::move(*session);
    d->project = std::move(recovered->project);
    d->archive = std::move(recovered->archive);
    if (recovered->torn)
        d->notes.push_back("The last change was not written whole; the one before it was taken.");
    d->shared.recorded = 1; // unsaved, so far
    if (const auto opened = d->openStore(); !opened)
        return tl::unexpected(opened.error());
    return std::unique_ptr<WorkSession>(new WorkSession(std::move(d)));
}

Result<> WorkSession::Private::readFile()
{
    const std::string &path = options.projectPath;
    if (path.empty() || options.startFresh)
        return {};
    if (!QFileInfo::exists(QString::fromStdString(path))) {
        return options.readOnly
            ? Result<>(fail(Error::Kind::NotFound, "There is no project " + path + '.'))
            : Result<>();
    }
    auto opened = openProject(path);
    if (!opened)
        return tl::unexpected(opened.error());
    project = std::move(opened->project);
    archive = std::move(opened->archive);
    notes = std::move(opened->notes);
    return {};
}

//! Goes on with the session of a process that was killed while it worked on this file.
Result<bool> WorkSession::Private::takeOverKilledSession()
{
    if (sessionName().empty() || options.startFresh || !options.resumesKilled)
        return false;
    const std::vector<Recoverable> killed = findRecoverable(sessionsFolder());
    const auto ours = std::ranges::find(killed, sessionName(), &Recoverable::projectPath);
    if (ours == killed.end())
        return false;
    auto recovered = filigree::recover(ours->folder);
    auto resumed = Session::resume(ours->folder);
    if (!recovered || !resumed)
        return false; // left for the desktop app to offer
    session = std::move(*resumed);
    shared.recorded = 1; // not to be lost if this one, too, ends early
    if (project.clips.empty() && !isUnsaved())
        project = std::move(recovered->project);
    notes.push_back("Results of a run that was broken off were found again.");
    return true;
}

Result<> WorkSession::Private::startSession()
{
    if (isUnsaved())
        discardOldUnsaved(sessionsFolder());
    const auto tookOver = takeOverKilledSession();
    if (!tookOver)
        return tl::unexpected(tookOver.error());
    if (!*tookOver) {
        auto started = Session::start(sessionName(), sessionsFolder());
        if (!started)
            return tl::unexpected(started.error());
        session = std::move(*started);
    }
    return openStore();
}

Result<> WorkSession::Private::openStore()
{
    auto opened = ResultStore::open(session->resultsFolder());
    if (!opened)
        return tl::unexpected(opened.error());
    store = std::move(*opened);
    if (archive)
        store->setBacking(archive);
    for (ClipEntry &clip : project.clips)
        takeOver(clip.results, store->index(clip.id));
    return {};
}

Project &WorkSession::project()
{
    return d->project;
}

std::shared_ptr<ResultStore> WorkSession::store() const
{
    return d->store;
}

const std::vector<std::string> &WorkSession::notes() const
{
    return d->notes;
}

bool WorkSession::hasFile() const
{
    const std::lock_guard lock(d->shared.mutex);
    return !d->shared.projectPath.empty() && !d->shared.readOnly;
}

std::string WorkSession::projectPath() const
{
    const std::lock_guard lock(d->shared.mutex);
    return d->shared.projectPath;
}

bool WorkSession::isReadOnly() const
{
    const std::lock_guard lock(d->shared.mutex);
    return d->shared.readOnly;
}

void WorkSession::record(const Project &project)
{
    if (hasFile() || d->isUnsaved() || d->options.keepsUntitled) {
        const std::lock_guard lock(d->shared.mutex);
        ++d->shared.recorded;
    }
    d->session->record(project);
}

Result<> WorkSession::keepSafe()
{
    const Result<> results = d->store->sync();
    const Result<> journal = d->session->flush();
    return results ? journal : results;
}

Result<SaveReport> WorkSession::save(const Project &project, const std::string &otherPath,
                                     std::stop_token stop, const Progress &progress)
{
    if (!hasFile())
        return fail(Error::Kind::InvalidInput, "The project has no file to save to.");
    return d->write(otherPath.empty() ? projectPath() : otherPath, project, std::move(stop),
                    progress);
}

Result<SaveReport> WorkSession::saveAs(const Project &project, const std::string &path,
                                       std::stop_token stop, const Progress &progress)
{
    const std::string absolute =
        QFileInfo(QString::fromStdString(path)).absoluteFilePath().toStdString();
    if (absolute == projectPath() && hasFile())
        return d->write(absolute, project, std::move(stop), progress);
    auto lock = ProjectLock::acquire(absolute);
    if (!lock)
        return tl::unexpected(lock.error());
    auto report = d->write(absolute, project, std::move(stop), progress);
    if (report) {
        d->session->setProjectPath(absolute);
        d->lock = std::move(*lock);
        const std::lock_guard guard(d->shared.mutex);
        d->shared.projectPath = absolute;
        d->shared.readOnly = false;
    }
    return report;
}

Result<SaveReport> WorkSession::Private::write(const std::string &path, const Project &saved,
                                               std::stop_token stop, const Progress &progress)
{
    SaveOptions saving;
    saving.origin = archive;
    std::int64_t recorded = 0;
    {
        const std::lock_guard guard(shared.mutex);
        recorded = shared.recorded;
    }
    auto report = saveProject(path, saved, store.get(), saving, std::move(stop), progress);
    if (report) {
        archive = report->archive;
        store->setBacking(archive);
        store->markSaved(report->saved);
        const std::lock_guard guard(shared.mutex);
        shared.settled = recorded;
    }
    return report;
}

void WorkSession::discard()
{
    d->lock.reset();
    const std::lock_guard guard(d->shared.mutex);
    d->shared.isDiscarded = true;
}

} // namespace filigree
