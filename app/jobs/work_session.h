// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/archive/project_file.h"
#include "project_io/archive/result_store.h"
#include "project_io/model/project.h"

#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace filigree {

struct WorkSessionOptions
{
    std::string projectPath; //!< Empty: a project without a file, thrown away in the end.
    bool startFresh = false; //!< Do not look at what the file holds; save() replaces it.
    bool readOnly = false; //!< Never saved, so no lock is taken.
    std::string sessionsFolder; //!< Empty: the default one.
};

//! A project at work: its value, the store of its results over those in its file, a lock on the
//! file, and a journal that lets a killed process be taken up again: the next session on the same
//! file finds what it had made.
class WorkSession
{
public:
    //! The file need not exist. Errors: those of reading, locking and of the session's folder.
    static Result<std::unique_ptr<WorkSession>> open(const WorkSessionOptions &options);
    ~WorkSession();

    Project &project();
    std::shared_ptr<ResultStore> store() const;
    //! What the user should know: a newer file, results found again after a crash.
    const std::vector<std::string> &notes() const;
    bool hasFile() const; //!< Whether there is a path to save to.
    void record(); //!< Journals the project as it is now, without results. Returns at once.
    //! Writes the file with all results, or another when a path is given. Until this has succeeded
    //! the session outlives the process.
    Result<SaveReport> save(const std::string &otherPath = {}, std::stop_token stop = {});

private:
    struct Private;
    explicit WorkSession(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace filigree
