// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"

#include <cstddef>
#include <memory>
#include <span>
#include <string>

namespace filigree {

//! A file's bytes, mapped: read when touched, shared with other processes. Private: what is written
//! to them stays in this process.
class MappedFile
{
public:
    //! Errors: NotFound, Unreadable; both name the file.
    static Result<std::shared_ptr<MappedFile>> open(const std::string &path);
    ~MappedFile();
    MappedFile(const MappedFile &) = delete;
    MappedFile &operator=(const MappedFile &) = delete;

    std::span<std::byte> bytes() const { return m_bytes; }

private:
    explicit MappedFile(std::span<std::byte> bytes)
        : m_bytes(bytes)
    { }
    std::span<std::byte> m_bytes;
};

} // namespace filigree
