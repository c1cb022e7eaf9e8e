// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/export/atomic_file.h"

#include <QFile>
#include <QStorageInfo>
#include <QString>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <unistd.h>
#include <utility>

namespace filigree {
namespace {

namespace fs = std::filesystem;

fs::path folderOf(const std::string &path)
{
    const fs::path folder = fs::path(path).parent_path();
    return folder.empty() ? fs::path(".") : folder;
}

//! Waits until what was written to a file or folder is on the disk.
int synchronise(const std::string &path)
{
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return errno;
    const int code = ::fsync(file) == 0 ? 0 : errno;
    ::close(file);
    return code == EINVAL ? 0 : code; // some network file systems cannot sync a folder
}

} // namespace

Error writeError(const std::string &path, int systemError)
{
    std::string message = "Cannot write '" + path + "': " + std::strerror(systemError) + ".";
    if (systemError == ENOSPC || systemError == EDQUOT) {
        const QStorageInfo disk(QString::fromStdString(folderOf(path).string()));
        message.append(" There are ")
            .append(std::to_string(disk.bytesAvailable() / (1024 * 1024)))
            .append(" MiB left; make room or choose another folder.");
    } else if (systemError == EACCES || systemError == EPERM || systemError == EROFS) {
        message += " Choose a folder that you may write to.";
    }
    return {Error::Kind::Unreadable, message};
}

Result<OutputFolder> OutputFolder::prepare(const std::string &filePath)
{
    OutputFolder folder;
    const fs::path wanted = folderOf(filePath);
    std::vector<fs::path> missing;
    std::error_code code;
    for (fs::path at = wanted; !at.empty() && !fs::exists(at, code); at = at.parent_path())
        missing.push_back(at);
    for (auto it = missing.rbegin(); it != missing.rend(); ++it) {
        if (it->filename().empty()) // a trailing slash
            continue;
        if (!fs::create_directory(*it, code) && code)
            return tl::unexpected(writeError(it->string(), code.value()));
        folder.m_made.push_back(it->string());
    }
    if (!fs::is_directory(wanted, code))
        return tl::unexpected(writeError(wanted.string(), ENOTDIR));
    if (::access(wanted.c_str(), W_OK | X_OK) != 0)
        return tl::unexpected(writeError(wanted.string(), errno));
    return folder;
}

OutputFolder::OutputFolder(OutputFolder &&other) noexcept
    : m_made(std::exchange(other.m_made, {}))
{ }

OutputFolder::~OutputFolder()
{
    std::error_code code; // a folder that is not empty stays, which is what we want
    for (auto it = m_made.rbegin(); it != m_made.rend(); ++it)
        if (fs::is_empty(*it, code) && !code)
            fs::remove(*it, code);
}

PartialFile::PartialFile(std::string finalPath)
    : m_finalPath(std::move(finalPath))
{
    const fs::path path(m_finalPath);
    std::string name(1, '.');
    name.append(path.filename().string()).append(".partial");
    m_path = (path.parent_path() / name).string();
}

PartialFile::~PartialFile()
{
    if (!m_committed)
        ::unlink(m_path.c_str());
}

Result<> PartialFile::write(std::span<const std::uint8_t> bytes)
{
    const int file = ::open(m_path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (file < 0)
        return tl::unexpected(writeError(m_finalPath, errno));
    int code = 0;
    while (!bytes.empty() && code == 0) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written >= 0)
            bytes = bytes.subspan(std::size_t(written));
        else if (errno != EINTR)
            code = errno;
    }
    if (::close(file) != 0 && code == 0)
        code = errno;
    if (code != 0)
        return tl::unexpected(writeError(m_finalPath, code));
    return {};
}

Result<> PartialFile::commit(bool overwrite)
{
    if (const int code = synchronise(m_path))
        return tl::unexpected(writeError(m_finalPath, code));
    if (overwrite) {
        if (::rename(m_path.c_str(), m_finalPath.c_str()) != 0)
            return tl::unexpected(writeError(m_finalPath, errno));
    } else if (::link(m_path.c_str(), m_finalPath.c_str()) == 0) {
        ::unlink(m_path.c_str()); // link refuses a name that is taken, rename would not
    } else if (errno == EEXIST || fs::exists(m_finalPath)) {
        return fail(Error::Kind::InvalidInput,
                    "'" + m_finalPath + "' exists; allow overwriting or choose another name.");
    } else if (::rename(m_path.c_str(), m_finalPath.c_str()) != 0) { // no links on this file system
        return tl::unexpected(writeError(m_finalPath, errno));
    }
    m_committed = true;
    synchronise(folderOf(m_finalPath).string());
    return {};
}

} // namespace filigree
