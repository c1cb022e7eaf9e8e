// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/archive/durable_file.h"

#include <QFileInfo>

#include <cerrno>
#include <cstring>
#include <filesystem>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace filigree {
namespace {

tl::unexpected<Error> systemError(const QString &what)
{
    return fail(Error::Kind::Unreadable, what.toStdString() + ": " + std::strerror(errno));
}

} // namespace

Result<> syncToDisk(QFile &file)
{
    if (!file.flush())
        return fail(Error::Kind::Unreadable, file.errorString().toStdString());
#ifdef Q_OS_WIN
    const int done = _commit(file.handle());
#else
    const int done = fsync(file.handle());
#endif
    if (done != 0 && errno != EINVAL) // EINVAL: a file system that cannot
        return systemError("writing to the disk failed");
    return {};
}

Result<> renameOver(const QString &from, const QString &to)
{
    std::error_code error;
    std::filesystem::rename(from.toStdU16String(), to.toStdU16String(), error);
    if (error)
        return fail(Error::Kind::Unreadable,
                    "renaming " + from.toStdString() + " failed: " + error.message());
    return {};
}

void syncFolder([[maybe_unused]] const QString &folder)
{
#ifndef Q_OS_WIN
    const int descriptor = open(QFile::encodeName(folder).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor >= 0) {
        fsync(descriptor);
        close(descriptor);
    }
#endif
}

Result<> replaceFile(const QString &from, const QString &to)
{
    if (const Result<> renamed = renameOver(from, to); !renamed)
        return renamed;
    syncFolder(QFileInfo(to).path()); // the rename itself is on the disk once the folder is
    return {};
}

QFileDevice::Permissions usualPermissions()
{
    QFileDevice::Permissions permissions = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
#ifndef Q_OS_WIN
    const mode_t mask = umask(0);
    umask(mask);
    if (!(mask & S_IRGRP))
        permissions |= QFileDevice::ReadGroup;
    if (!(mask & S_IWGRP))
        permissions |= QFileDevice::WriteGroup;
    if (!(mask & S_IROTH))
        permissions |= QFileDevice::ReadOther;
    if (!(mask & S_IWOTH))
        permissions |= QFileDevice::WriteOther;
#endif
    return permissions;
}

} // namespace filigree
