// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/archive/journal_file.h"
#include "project_io/archive/result_folder.h"
#include "project_io/archive/session.h"
#include "project_io/archive/session_folder.h"

#include <QDir>

#include <algorithm>

namespace filigree {

std::vector<Recoverable> findRecoverable(const std::string &sessionsFolder)
{
    const QDir root(
        QString::fromStdString(sessionsFolder.empty() ? defaultSessionsFolder() : sessionsFolder));
    std::vector<Recoverable> found;
    for (const QFileInfo &entry : root.entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString folder = entry.absoluteFilePath();
        // Nobody else takes it while we look.
        const auto lock = lockOf(folder);
        if (!lock->tryLock(0))
            continue;
        if (const Result<JournalState> state = readJournal(journalOf(folder))) {
            const Project &project = state->project;
            const bool isNameless = project.name.empty() && state->projectPath.empty();
            found.push_back(
                {folder.toStdString(), state->projectPath,
                 isNameless && !project.clips.empty() ? project.clips.front().name : project.name,
                 state->changed});
        }
    }
    std::ranges::sort(found, std::greater(), &Recoverable::changed);
    return found;
}

Result<RecoveredProject> recover(const std::string &folder)
{
    const QString path = QDir(QString::fromStdString(folder)).absolutePath();
    Result<JournalState> state = readJournal(journalOf(path));
    if (!state)
        return tl::unexpected(state.error());
    RecoveredProject recovered{std::move(state->project),
                               state->projectPath,
                               {},
                               resultsOf(path).toStdString(),
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

bool isSaved(const Recoverable &session)
{
    if (session.projectPath.empty())
        return false;
    const Result<OpenedProject> saved = openProject(session.projectPath);
    const Result<RecoveredProject> left = recover(session.folder);
    return saved && left && saved->project == left->project;
}

Result<> discard(const std::string &folder)
{
    const QString path = QDir(QString::fromStdString(folder)).absolutePath();
    const auto lock = lockOf(path);
    if (!QFileInfo::exists(path) || !lock->tryLock(0))
        return fail(Error::Kind::Unsupported,
                    "The session in " + folder + " is in use, or is not there.");
    if (!removeSession(path, *lock))
        return fail(Error::Kind::Unreadable, "Not all of " + folder + " could be removed.");
    return {};
}

} // namespace filigree
