// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QLockFile>
#include <QString>

#include <memory>

namespace filigree {

QString journalOf(const QString &folder);
QString resultsOf(const QString &folder);
//! Not locked yet. Stale is a lock that has no living process, however old it is.
std::unique_ptr<QLockFile> lockOf(const QString &folder);
//! The journal goes first, so that nothing half removed is ever offered; then the lock. False when
//! something is left.
bool removeSession(const QString &folder, QLockFile &lock);

} // namespace filigree
