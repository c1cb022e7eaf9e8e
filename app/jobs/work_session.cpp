// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/work_session.h"

#include "project_io/archive/project_lock.h"
#include "project_io/archive/session.h"

#include <QFileInfo>

#include <algorithm>

namespace filigree {
namespace {

void takeOver(ResultIndex &results, const ResultIndex &found)
{
    for (const auto &[object, kind] : found.tracks()) {
        const std::vector<ResultRef> &latest = found.latest(object, kind);
        for (std::size_t frame = 0; frame < latest.size(); ++frame)
            results.set(object, kind, int(frame), latest[frame]);
    }
}

} // namespace

struct WorkSession::Private
{
    WorkSessionOptions options;
    Project project;
    std::unique_ptr<ProjectLock> lock;
    std::unique_ptr<Session> session;
    std::shared_ptr<ResultStore> store;
    std::vector<std::string> notes;
    bool isSettled = true; //!< Nothing would be lost with the session's folder.

    Result<> readFile();
    Result<> startSession(const std::shared_ptr<const ProjectArchive> &archive);
    Result<bool> takeOverKilledSession();
    std::shared_ptr<const ProjectArchive> archive;
};

WorkSession::WorkSession(std::unique_ptr<Private> session)
    : d(std::move(session))
{ }

WorkSession::~WorkSession()
{
    d->store.reset();
    if (d->session && d->isSettled)
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
    if (const auto read = d->readFile(); !read)
        return tl::unexpected(read.error());
    if (const auto started = d->startSession(d->archive); !started)
        return tl::unexpected(started.error());
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
    if (options.projectPath.empty() || options.readOnly || options.startFresh)
        return false;
    const std::vector<Recoverable> killed = findRecoverable(options.sessionsFolder);
    const auto ours = std::ranges::find(killed, options.projectPath, &Recoverable::projectPath);
    if (ours == killed.end())
        return false;
    auto recovered = recover(ours->folder);
    auto resumed = Session::resume(ours->folder);
    if (!recovered || !resumed)
        return false; // left for the desktop app to offer
    session = std::move(*resumed);
    if (project.clips.empty())
        project = std::move(recovered->project);
    notes.push_back("Results of a run that was broken off were found again.");
    return true;
}

Result<> WorkSession::Private::startSession(const std::shared_ptr<const ProjectArchive> &backing)
{
    const auto tookOver = takeOverKilledSession();
    if (!tookOver)
        return tl::unexpected(tookOver.error());
    if (!*tookOver) {
        auto started = Session::start(options.readOnly ? std::string() : options.projectPath,
                                      options.sessionsFolder);
        if (!started)
            return tl::unexpected(started.error());
        session = std::move(*started);
    }
    auto opened = ResultStore::open(session->resultsFolder());
    if (!opened)
        return tl::unexpected(opened.error());
    store = std::move(*opened);
    if (backing)
        store->setBacking(backing);
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
    return !d->options.projectPath.empty() && !d->options.readOnly;
}

void WorkSession::record()
{
    if (hasFile())
        d->isSettled = false;
    d->session->record(d->project.withoutResults());
}

Result<SaveReport> WorkSession::save(const std::string &otherPath, std::stop_token stop)
{
    if (!hasFile())
        return fail(Error::Kind::InvalidInput, "The project has no file to save to.");
    const std::string &path = otherPath.empty() ? d->options.projectPath : otherPath;
    auto report = saveProject(path, d->project, d->store.get(), {}, std::move(stop));
    if (report) {
        d->store->setBacking(report->archive);
        d->store->markSaved(report->saved);
        d->isSettled = true;
    }
    return report;
}

} // namespace filigree
