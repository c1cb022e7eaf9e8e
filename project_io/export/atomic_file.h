// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace filigree {

//! Makes the folder of a file and all above it, and remembers which were new.
class OutputFolder
{
public:
    //! Errors: Unreadable naming the folder that cannot be made or written to.
    static Result<OutputFolder> prepare(const std::string &filePath);
    OutputFolder(OutputFolder &&other) noexcept;
    OutputFolder &operator=(OutputFolder &&) = delete;
    //! Removes the folders that were new, unless there is something in them.
    ~OutputFolder();
    void keep() { m_made.clear(); }

private:
    OutputFolder() = default;
    std::vector<std::string> m_made; //!< Inner folders last.
};

//! A file under a hidden name beside its final one. Whatever way it ends, the final name only ever
//! belongs to a complete file.
class PartialFile
{
public:
    explicit PartialFile(std::string finalPath);
    PartialFile(const PartialFile &) = delete;
    PartialFile &operator=(const PartialFile &) = delete;
    ~PartialFile(); //!< Removes the hidden file unless it was committed.
    const std::string &path() const { return m_path; } //!< ".name.partial" in the same folder.
    //! Writes everything and closes. Errors name the final file; a full disk is told apart.
    Result<> write(std::span<const std::uint8_t> bytes);
    //! Brings the bytes to the disk and gives the file its final name. Without `overwrite` a file
    //! of that name is an error and stays as it is.
    Result<> commit(bool overwrite);

private:
    std::string m_finalPath;
    std::string m_path;
    bool m_committed = false;
};

//! A sentence about a failed write: the file, the system's reason, and the space that is left.
Error writeError(const std::string &path, int systemError);

} // namespace filigree
