// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/model/project.h"

#include <QString>

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace filigree {

//! Where the footage of every clip of a project may lie: where it was last, and where it is seen
//! from the project's file, which may have moved along. projectPath: empty when it has none.
std::vector<ClipReference> footageOf(const Project &project, const std::string &projectPath);

//! The files that clips are read from, links followed. Looks at the disk when first asked.
class FootageFiles
{
public:
    //! open: a clip that is open, wherever the project says it is.
    FootageFiles(std::vector<ClipReference> footage, const ClipInfo &open);
    bool contains(const QString &path); //!< False when there is no such file.

private:
    std::vector<ClipReference> m_footage;
    std::optional<std::set<QString>> m_files; //!< Canonical.
};

} // namespace filigree
