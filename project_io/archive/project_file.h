// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/progress.h"
#include "project_io/archive/result_source.h"
#include "project_io/model/project.h"

#include <cstdint>
#include <memory>
#include <set>
#include <stop_token>
#include <string>
#include <vector>

namespace filigree {

//! An open .filigree file to read results from, on demand. Keeps reading the file it was opened
//! on, also after another was renamed over it. Thread-safe; one read at a time.
class ProjectArchive final : public ResultSource
{
public:
    ~ProjectArchive() override;
    bool contains(const ResultAddress &address) const override;
    Result<std::optional<Blob>> blob(const ResultAddress &address) const override;
    std::vector<ResultAddress> addresses() const;
    const std::string &path() const; //!< UTF-8.

    struct Private;
    explicit ProjectArchive(std::unique_ptr<Private> d); //!< Use openProject.

private:
    friend class ProjectWriter;
    std::unique_ptr<Private> d;
};

struct OpenedProject
{
    Project project;
    std::shared_ptr<const ProjectArchive> archive;
    std::vector<std::string>
        notes; //!< What the user should know, e.g. that the file is of a newer version.
};

//! Reads the manifest, the prompt masks and the list of results, not the results; changes nothing.
//! Errors: NotFound; Unreadable for what is not an intact project file, naming what is wrong;
//! Unsupported for a newer major version.
Result<OpenedProject> openProject(const std::string &path);

struct SaveOptions
{
    //! Which results to keep in the file: the latest of each object and frame. Empty: none.
    std::set<ResultKind> kinds{std::begin(allResultKinds), std::end(allResultKinds)};
    //! The file that the project was opened from: what a newer version put there is kept. Null:
    //! there is none.
    std::shared_ptr<const ProjectArchive> origin;
};

struct SaveReport
{
    std::shared_ptr<const ProjectArchive> archive; //!< Of the file as it is now.
    std::vector<ResultAddress> saved; //!< For ResultStore::markSaved.
    std::vector<ResultAddress>
        lost; //!< In the index, but neither the source nor the file had them.
    int copied = 0; //!< Results taken over from the file as they were.
    int written = 0; //!< Results taken from the source.
    std::int64_t bytes = 0;
};

//! Writes a new file beside path, makes sure that it is on the disk, and renames it; on any error,
//! a stop or a crash the existing file stays as it was. Media paths in the file become relative to
//! it. results: where results are that the existing file lacks (the session's store); null:
//! nowhere. progress: stage "saving", in results. Errors: Cancelled, Unreadable naming what could
//! not be written, InvalidInput.
Result<SaveReport> saveProject(const std::string &path, const Project &project,
                               const ResultSource *results, const SaveOptions &options = {},
                               std::stop_token stop = {}, const Progress &progress = {});

} // namespace filigree
