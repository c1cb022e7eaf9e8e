// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/archive/session_folder.h"

#include <QDir>
#include <QFile>

namespace filigree {

QString journalOf(const QString &folder)
{
    return folder + "/journal";
}

QString resultsOf(const QString &folder)
{
    return folder + "/results";
}

std::unique_ptr<QLockFile> lockOf(const QString &folder)
{
    auto lock = std::make_unique<QLockFile>(folder + "/lock");
    lock->setStaleLockTime(0);
    return lock;
}

bool removeSession(const QString &folder, QLockFile &lock)
{
    const bool journalIsGone =
        !QFile::exists(journalOf(folder)) || QFile::remove(journalOf(folder));
    const bool resultsAreGone = QDir(resultsOf(folder)).removeRecursively();
    lock.unlock();
    return journalIsGone && resultsAreGone && QDir(folder).removeRecursively();
}

} // namespace filigree
