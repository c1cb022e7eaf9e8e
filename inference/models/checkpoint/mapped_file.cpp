// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/checkpoint/mapped_file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace filigree {

Result<std::shared_ptr<MappedFile>> MappedFile::open(const std::string &path)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        const auto kind = errno == ENOENT ? Error::Kind::NotFound : Error::Kind::Unreadable;
        return fail(kind, "'" + path + "' cannot be opened: " + std::strerror(errno) + ".");
    }
    struct stat status
    { };
    void *mapped = MAP_FAILED;
    const bool isFile = ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
    if (isFile && status.st_size > 0)
        mapped = ::mmap(nullptr, std::size_t(status.st_size), PROT_READ | PROT_WRITE, MAP_PRIVATE,
                        descriptor, 0);
    const int problem = errno;
    ::close(descriptor);
    if (!isFile)
        return fail(Error::Kind::Unreadable, "'" + path + "' is not a file.");
    if (status.st_size == 0)
        return fail(Error::Kind::Unreadable, "'" + path + "' is empty.");
    if (mapped == MAP_FAILED)
        return fail(Error::Kind::Unreadable,
                    "'" + path + "' cannot be mapped: " + std::strerror(problem) + ".");
    return std::shared_ptr<MappedFile>(
        new MappedFile({static_cast<std::byte *>(mapped), std::size_t(status.st_size)}));
}

MappedFile::~MappedFile()
{
    ::munmap(m_bytes.data(), m_bytes.size());
}

} // namespace filigree
