// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/archive/project_lock.h"

#include <QFileInfo>
#include <QLockFile>

namespace filigree {

struct ProjectLock::Private
{
    explicit Private(const QString &path)
        : file(path)
    {
        file.setStaleLockTime(0); // stale is what has no living process, however old
    }
    QLockFile file;
};

ProjectLock::ProjectLock(std::unique_ptr<Private> d)
    : d(std::move(d))
{ }

ProjectLock::~ProjectLock() = default;

Result<std::unique_ptr<ProjectLock>> ProjectLock::acquire(const std::string &projectPath)
{
    const QFileInfo given(QString::fromStdString(projectPath));
    // One file has one lock, whichever link leads to it.
    const QFileInfo project(given.exists() ? given.canonicalFilePath() : given.absoluteFilePath());
    auto d = std::make_unique<Private>(project.path() + "/." + project.fileName() + ".lock");
    if (d->file.tryLock(0))
        return std::unique_ptr<ProjectLock>(new ProjectLock(std::move(d)));
    if (d->file.error() != QLockFile::LockFailedError)
        return fail(Error::Kind::Unreadable,
                    "Cannot lock the project " + projectPath + ": no file can be written to "
                        + project.path().toStdString() + ". Save it to another folder to edit it.");
    qint64 process = 0;
    QString host, program;
    std::string owner = "another program";
    if (d->file.getLockInfo(&process, &host, &program))
        owner = program.toStdString() + " (process " + std::to_string(process) + " on "
            + host.toStdString() + ")";
    return fail(Error::Kind::Unsupported,
                "The project " + projectPath + " is being edited by " + owner
                    + ". Close it there, or save under another name.");
}

} // namespace filigree
