// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/archive/journal_file.h"
#include "project_io/archive/result_folder.h"
#include "project_io/archive/session.h"

#include <QDir>
#include <QLockFile>

#include <algorithm>

namespace filigree {
namespace {

//! Whether the process that made it is gone; if so, nobody takes it while the lock lives.
bool isAbandoned(const QString &folder, QLockFile &lock)
{
    lock.setStaleLockTime(0);
    return QFileInfo::exists(folder) && lock.tryLock(0);
}

} // namespace

std::vector<Recoverable> findRecoverable(const std::string &sessionsFolder)
{
    const QDir root(
        QString::fromStdString(sessionsFolder.empty() ? defaultSessionsFolder() : sessionsFolder));
    std::vector<Recoverable> found;
    for (const QFileInfo &entry : root.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString folder = entry.absoluteFilePath();
        QLockFile lock(folder + "/lock");
        if (!isAbandoned(folder, lock))
            continue;
        if (const Result<JournalState> state = readJournal(folder + "/journal"))
            found.push_back(
                {folder.toStdString(), state->projectPath, state->project.name, state->changed});
    }
    std::ranges::sort(found, std::greater(), &Recoverable::changed);
    return found;
}

Result<RecoveredProject> recover(const std::string &folder)
{
    const QString path = QDir(QString::fromStdString(folder)).absolutePath();
    Result<JournalState> state = readJournal(path + "/journal");
    if (!state)
        return tl::unexpected(state.error());
    RecoveredProject recovered{std::move(state->project),
                               state->projectPath,
                               {},
                               (path + "/results").toStdString(),
                               state->torn};
    Project &project = recovered.project;
    if (!recovered.projectPath.empty()) {
        // Without its file the project still has what the session made.
        if (Result<OpenedProject> saved = openProject(recovered.projectPath)) {
            recovered.archive = saved->archive;
            for (ClipEntry &clip : project.clips) {
                if (ClipEntry *before = saved->project.clip(clip.id))
                    clip.results = std::move(before->results);
            }
        }
    }
    for (const FoundResult &found : findResults(QString::fromStdString(recovered.resultsFolder))) {
        const ResultAddress &address = found.result.address;
        ClipEntry *clip = project.clip(address.clip);
        const bool isKnown = clip && clip->object(address.object)
            && (clip->media.frameCount <= 0 || address.frame < clip->media.frameCount);
        if (isKnown)
            clip->results.set(address.object, address.kind, address.frame,
                              {address.key, found.result.presence});
    }
    return recovered;
}

Result<> discard(const std::string &folder)
{
    const QString path = QDir(QString::fromStdString(folder)).absolutePath();
    QLockFile lock(path + "/lock");
    if (!isAbandoned(path, lock))
        return fail(Error::Kind::Unsupported,
                    "The session in " + folder + " is in use, or is not there.");
    if (!QDir(path).removeRecursively())
        return fail(Error::Kind::Unreadable, "Not all of " + folder + " could be removed.");
    return {};
}

} // namespace filigree
