// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"
#include "project_io/archive/prompts_json.h"
#include "project_io/model/project.h"

#include <QFile>

#include <memory>
#include <optional>
#include <set>
#include <string>

namespace filigree {

//! Writes a journal: after a mark, records of a kind, a length, a checksum and content. A mask
//! is written once; a state names the masks it needs. Used by one thread.
class JournalWriter
{
public:
    explicit JournalWriter(const QString &path);
    //! Appends the project, without its results. A journal that was there before is replaced as a
    //! whole by the first call, and later whenever it has grown far beyond one state.
    Result<> append(const Project &project, const std::string &projectPath);
    Result<> sync(); //!< Waits until all is on the disk.

private:
    Result<> rewrite(const QByteArray &state, const NamedMasks &masks);
    Result<> write(const QByteArray &state, const NamedMasks &masks);
    Result<> writeRecord(char kind, const QByteArray &content);

    QString m_path;
    std::unique_ptr<QFile> m_file; //!< Null until the first state.
    std::set<std::string> m_written; //!< Masks in the file.
    qint64 m_rewriteBeyond = 0;
};

struct JournalState
{
    Project project;
    std::string projectPath;
    std::int64_t changed = 0; //!< Milliseconds since 1970 UTC.
    bool torn = false; //!< There was more, but not whole.
};

//! The last whole state. Errors: NotFound, Unreadable.
Result<JournalState> readJournal(const QString &path);

} // namespace filigree
