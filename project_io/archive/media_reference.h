// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"
#include "project_io/model/project.h"

#include <string>
#include <vector>

namespace filigree {

//! What a project is to remember of an open clip. projectPath may be empty: not saved yet.
Result<ClipReference> referenceTo(const ClipInfo &clip, const std::string &projectPath = {});

//! Of a file: its size and the first, a middle and the last 64 KiB. Of a sequence (printf pattern):
//! the numbers and sizes of its files, and the same of the first, a middle and the last one.
//! Does not read more than that, so it is quick on slow media too. Times of files are left out: a
//! copy has others.
Result<std::string> fingerprint(const std::string &path, ClipKind kind);

struct LocatedMedia
{
    std::string path; //!< UTF-8, absolute; a sequence: its pattern.
    bool exact = false; //!< The fingerprint agrees; else only the name does.
    bool moved = false; //!< It is not where the project said.
};

//! Where the media of a project is now: at its relative path, at its absolute path, beside the
//! project, then in and below the search folders; the first with the right fingerprint wins, a
//! changed file at a remembered path comes next. Errors: NotFound naming the file.
Result<LocatedMedia> locateMedia(const ClipReference &reference, const std::string &projectPath,
                                 const std::vector<std::string> &searchFolders = {});

} // namespace filigree
