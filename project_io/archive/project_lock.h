// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"

#include <memory>
#include <string>

namespace filigree {

//! Says to other windows and programs that a project file is being edited. A lock whose process is
//! gone is taken over.
class ProjectLock
{
public:
    //! Errors: Unsupported naming who has it (program, process, machine); Unreadable when no lock
    //! can be written beside the file.
    static Result<std::unique_ptr<ProjectLock>> acquire(const std::string &projectPath);
    ~ProjectLock();

private:
    struct Private;
    explicit ProjectLock(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace filigree
