// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"
#include "project_io/archive/project_file.h"
#include "project_io/model/project.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace filigree {

//! The folder that sessions keep their journals and results in unless told otherwise.
std::string defaultSessionsFolder();

//! A work session: a folder of its own with a lock, a journal of the project as it changes, and
//! room for results. A process that is killed leaves it behind, see findRecoverable(); a session
//! that ends well removes it.
class Session
{
public:
    //! projectPath: the file being edited; empty when it was never saved. sessionsFolder: empty for
    //! the default. Errors: Unreadable when nothing can be written there.
    static Result<std::unique_ptr<Session>> start(const std::string &projectPath,
                                                  const std::string &sessionsFolder = {});
    //! Takes over a session that findRecoverable() found. Errors: Unsupported when its process or
    //! another window has it.
    static Result<std::unique_ptr<Session>> resume(const std::string &folder);
    ~Session(); //!< Writes what is pending; keeps the folder unless end() was called.

    //! Notes the project as it is now; its results are not. Returns at once: another thread writes
    //! it at once (safe from a kill) and forces it to the disk within two seconds (safe from a
    //! power cut). States that follow faster than they can be written are skipped but for the last.
    void record(const Project &project);
    //! After Save As. Noted at once, with the project as it was last: else a crash would bring back
    //! as never saved what is in the file.
    void setProjectPath(const std::string &projectPath);
    Result<> flush(); //!< Waits until the last record is on the disk.
    Result<> lastError() const; //!< Of the writing thread; journaling goes on trying.
    void end(); //!< The work is saved or given up: removes the folder when destroyed.

    const std::string &folder() const;
    std::string resultsFolder() const; //!< For ResultStore::open.

private:
    struct Private;
    explicit Session(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

//! What a dead process left behind.
struct Recoverable
{
    std::string folder;
    std::string projectPath; //!< Empty: it was never saved.
    std::string projectName; //!< Of what was never saved, that of its first clip.
    std::int64_t changed = 0; //!< Last change, in milliseconds since 1970 UTC.
};

//! Sessions with something to recover whose process is gone, the latest first.
std::vector<Recoverable> findRecoverable(const std::string &sessionsFolder = {});

struct RecoveredProject
{
    Project project; //!< With the results of the saved file and of the session's folder.
    std::string projectPath; //!< Empty: it was never saved.
    std::shared_ptr<const ProjectArchive>
        archive; //!< The saved file; null if there is none to read.
    std::string resultsFolder; //!< For ResultStore::open, after Session::resume.
    bool torn = false; //!< The last record was incomplete, the one before it was taken.
};

//! The last state that was written whole. Changes nothing. Errors: NotFound, Unreadable.
Result<RecoveredProject> recover(const std::string &folder);

//! Whether its project file holds all of it, so that nothing is lost with it. Reads both; false
//! when either cannot be read.
bool isSaved(const Recoverable &session);

//! Gives a recoverable session up, results included.
Result<> discard(const std::string &folder);

} // namespace filigree
