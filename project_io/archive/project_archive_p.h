// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/archive/project_file.h"
#include "project_io/archive/zip_reader.h"

#include <map>
#include <mutex>
#include <string>

namespace filigree {

inline const std::string manifestName = "manifest.json";
inline const std::string resultsFolderName = "results/";
std::string maskName(const std::string &key); //!< Of the given mask with this key.

constexpr std::int64_t mostManifestBytes = std::int64_t(256) << 20;
constexpr std::int64_t mostMaskBytes = std::int64_t(512) << 20;
constexpr std::int64_t mostUnknownBytes = std::int64_t(256) << 20; // each
constexpr std::int64_t mostResultBytes = std::int64_t(2) << 30;

//! What the reader and the writer of project files share.
struct ProjectArchive::Private
{
    std::string path;
    std::map<ResultAddress, float> results; //!< With their presence.
    std::vector<std::string> unknown; //!< Names of entries that this version does not know.
    std::mutex mutex; //!< Guards zip.
    std::unique_ptr<ZipReader> zip;

    static std::string nameOf(const ResultAddress &address, float presence);
    //! Lists the results of an open file. Errors: Unreadable for a name that is none of ours.
    static Result<std::unique_ptr<Private>> open(const QString &path);
};

} // namespace filigree
