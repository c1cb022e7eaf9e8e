// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "project_io/archive/result_name.h"

#include <QString>

#include <vector>

namespace filigree {

inline const QString unfinishedSuffix = QStringLiteral(".part");

struct FoundResult
{
    NamedResult result;
    std::int64_t bytes = 0;
    std::int64_t changed = 0; //!< Milliseconds since 1970 UTC.
};

//! The results that lie in a store's folder, by their names alone, the oldest first. Changes
//! nothing.
std::vector<FoundResult> findResults(const QString &folder);
//! Takes away what a crash left half-written.
void removeUnfinished(const QString &folder);

} // namespace filigree
