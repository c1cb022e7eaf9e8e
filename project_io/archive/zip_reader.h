// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"
#include "project_io/archive/result_source.h"

#include <QString>

#include <functional>
#include <memory>
#include <string>

namespace filigree {

//! A ZIP file, read without trust: nothing is unpacked to disk, and no entry may be larger than its
//! reader allows, whatever its header says. Names are bytes, ours are ASCII. Used by one thread at
//! a time.
class ZipReader
{
public:
    //! Reads the list of entries. Errors (without the file's name): NotFound; Unreadable for no
    //! ZIP, a damaged list, names that are there twice or point outside of the file.
    static Result<std::unique_ptr<ZipReader>> open(const QString &path);
    ~ZipReader();

    //! Errors (without the file's name): NotFound; Unreadable for a damaged, encrypted or too large
    //! entry, and for one that claims to be packed more tightly than honest content can be.
    Result<Blob> read(const std::string &name, std::int64_t mostBytes);
    void forEachName(const std::function<void(const std::string &)> &call) const;

private:
    struct Private;
    explicit ZipReader(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace filigree
