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
    std::string projectPath; //!< Empty: a project without a file.
    bool startFresh = false; //!< Do not look at what the file holds; save() replaces it.
    bool readOnly = false; //!< The file is never written, so no lock is taken.
    bool resumesKilled = true; //!< Go on with the session of a process that was killed on the file.
    bool keepsUntitled = false; //!< Also what has no file outlives a crash.
    std::string sessionsFolder; //!< Empty: the default one.
    //! Without a file: what its results are found again by, e.g. the footage's fingerprint. Unless
    //! it was discarded, the next session of that name goes on with them; a week later they go.
    std::string unsavedName;
};

//! A project at work: its value, the store of its results over those in its file, a lock on the
//! file, and a journal that lets a killed process be taken up again. Only save(), saveAs() and
//! keepSafe() may be called on another thread than the rest, one at a time.
class WorkSession
{
public:
    //! The file need not exist. Errors: those of reading, locking and of the session's folder.
    static Result<std::unique_ptr<WorkSession>> open(const WorkSessionOptions &options);
    //! Goes on with what findRecoverable() found. Errors: as open(), and those of recovering.
    static Result<std::unique_ptr<WorkSession>> recover(const std::string &folder);
    ~WorkSession(); //!< Keeps what was recorded but neither saved nor discarded, for recovery.

    Project &project(); //!< As it was opened, and what its owner made of it.
    std::shared_ptr<ResultStore> store() const;
    //! What the user should know: a newer file, results found again after a crash.
    const std::vector<std::string> &notes() const;
    bool hasFile() const; //!< Whether there is a path to save to.
    std::string projectPath() const; //!< Absolute; also of a file that is only read.
    bool isReadOnly() const; //!< Its file may not be written; ends with saveAs().
    //! Journals the project without its results. Returns at once.
    void record(const Project &project);
    //! Waits until what was recorded and the results made so far are on the disk, from where they
    //! can be recovered also after a power cut. The project's file stays as it is.
    Result<> keepSafe();
    //! Writes the file with all results, or another when a path is given. Until this has succeeded
    //! the session outlives the process.
    Result<SaveReport> save(const Project &project, const std::string &otherPath = {},
                            std::stop_token stop = {}, const Progress &progress = {});
    //! Writes another file, which is the session's from then on. Errors: also that of locking it.
    Result<SaveReport> saveAs(const Project &project, const std::string &path,
                              std::stop_token stop = {}, const Progress &progress = {});
    //! What was not saved is not wanted, nor is what is still recorded. Lets go of the file at
    //! once.
    void discard();

private:
    struct Private;
    explicit WorkSession(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace filigree
