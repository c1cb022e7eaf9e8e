// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/archive/session.h"

#include "inference/base/caught.h"
#include "project_io/archive/journal_file.h"
#include "project_io/archive/session_folder.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QLockFile>
#include <QStandardPaths>
#include <QUuid>

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

namespace filigree {
namespace {

constexpr std::chrono::seconds syncInterval(2);

//! Takes away what ended before its first record; young ones may be just starting.
void sweep(const QString &root)
{
    for (const QFileInfo &entry : QDir(root).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString folder = entry.absoluteFilePath();
        const bool isOld = entry.lastModified().secsTo(QDateTime::currentDateTime()) > 3600;
        if (!isOld || QFileInfo::exists(journalOf(folder)))
            continue;
        if (const auto lock = lockOf(folder); lock->tryLock(0))
            removeSession(folder, *lock);
    }
}

} // namespace

struct Session::Private
{
    Private(const QString &folder, std::unique_ptr<QLockFile> lock, const std::string &projectPath)
        : folder(folder.toStdString())
        , lock(std::move(lock))
        , journal(journalOf(folder))
    {
        shared.projectPath = projectPath;
        thread = std::jthread([this](std::stop_token stop) { run(stop); });
    }

    struct Shared
    {
        std::mutex mutex;
        std::condition_variable_any changed;
        std::shared_ptr<const Project> latest; //!< That was noted; null: none yet.
        std::shared_ptr<const Project> pending; //!< To be written; null: nothing.
        std::string projectPath;
        bool flushWanted = false;
        bool isBusy = false; //!< The thread writes or syncs.
        bool isSynced = true;
        Result<> error;
    };

    std::string folder;
    std::unique_ptr<QLockFile> lock;
    bool ended = false;
    Shared shared;
    JournalWriter journal; //!< Of the thread alone.
    std::jthread thread; // last: stopped and joined before what it uses is destroyed

    void run(std::stop_token stop)
    {
        auto lastSync = std::chrono::steady_clock::now();
        std::unique_lock lock(shared.mutex);
        for (;;) {
            const auto isDue = [&] {
                return shared.pending || (shared.flushWanted && !shared.isSynced);
            };
            if (shared.isSynced)
                shared.changed.wait(lock, stop, isDue);
            else
                shared.changed.wait_until(lock, stop, lastSync + syncInterval, isDue);
            const bool stopping = stop.stop_requested();
            const std::shared_ptr<const Project> project = std::exchange(shared.pending, {});
            const std::string projectPath = shared.projectPath;
            const bool flush = shared.flushWanted || stopping;
            shared.isBusy = true;
            lock.unlock();

            Result<> done;
            if (project)
                done = caught([&] { return journal.append(*project, projectPath); });
            const auto now = std::chrono::steady_clock::now();
            const bool syncs = flush || now - lastSync >= syncInterval;
            if (syncs) {
                if (const Result<> synced = journal.sync(); done)
                    done = synced;
                lastSync = now;
            }

            lock.lock();
            shared.isBusy = false;
            shared.isSynced = syncs;
            if (project || !done)
                shared.error = done;
            shared.changed.notify_all();
            if (stopping && !shared.pending)
                return;
        }
    }
};

std::string defaultSessionsFolder()
{
    const QString local = QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation);
    return (local + "/sessions").toStdString();
}

Session::Session(std::unique_ptr<Private> d)
    : d(std::move(d))
{ }

Session::~Session()
{
    d->thread.request_stop();
    d->thread.join();
    if (d->ended)
        removeSession(QString::fromStdString(d->folder), *d->lock);
}

Result<std::unique_ptr<Session>> Session::start(const std::string &projectPath,
                                                const std::string &sessionsFolder)
{
    const QString root =
        QString::fromStdString(sessionsFolder.empty() ? defaultSessionsFolder() : sessionsFolder);
    const QString folder =
        QDir(root).absoluteFilePath(QUuid::createUuid().toString(QUuid::WithoutBraces));
    sweep(root);
    auto lock = lockOf(folder);
    if (!QDir().mkpath(resultsOf(folder)) || !lock->tryLock(0))
        return fail(Error::Kind::Unreadable,
                    "Nothing can be written to " + folder.toStdString()
                        + ", so work in progress cannot be kept safe. Free some space or change "
                          "its permissions.");
    return std::unique_ptr<Session>(
        new Session(std::make_unique<Private>(folder, std::move(lock), projectPath)));
}

Result<std::unique_ptr<Session>> Session::resume(const std::string &folder)
{
    const QString path = QDir(QString::fromStdString(folder)).absolutePath();
    auto lock = lockOf(path);
    if (!lock->tryLock(0))
        return fail(Error::Kind::Unsupported,
                    "The session in " + folder + " is in use by another window.");
    const Result<JournalState> state = readJournal(journalOf(path));
    if (!state)
        return tl::unexpected(state.error());
    return std::unique_ptr<Session>(
        new Session(std::make_unique<Private>(path, std::move(lock), state->projectPath)));
}

void Session::record(const Project &project)
{
    auto copy = std::make_shared<const Project>(project.withoutResults());
    const std::lock_guard lock(d->shared.mutex);
    d->shared.latest = copy;
    d->shared.pending = std::move(copy);
    d->shared.isSynced = false;
    d->shared.changed.notify_all();
}

void Session::setProjectPath(const std::string &projectPath)
{
    const std::lock_guard lock(d->shared.mutex);
    d->shared.projectPath = projectPath;
    if (!d->shared.latest)
        return;
    d->shared.pending = d->shared.latest;
    d->shared.isSynced = false;
    d->shared.changed.notify_all();
}

Result<> Session::flush()
{
    std::unique_lock lock(d->shared.mutex);
    d->shared.flushWanted = true;
    d->shared.changed.notify_all();
    d->shared.changed.wait(
        lock, [&] { return !d->shared.pending && !d->shared.isBusy && d->shared.isSynced; });
    d->shared.flushWanted = false;
    return d->shared.error;
}

Result<> Session::lastError() const
{
    const std::lock_guard lock(d->shared.mutex);
    return d->shared.error;
}

void Session::end()
{
    d->ended = true;
}

const std::string &Session::folder() const
{
    return d->folder;
}

std::string Session::resultsFolder() const
{
    return resultsOf(QString::fromStdString(d->folder)).toStdString();
}

} // namespace filigree
