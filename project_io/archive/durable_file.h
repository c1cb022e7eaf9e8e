// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"

#include <QFile>

namespace filigree {

//! Waits until what was written to the file is on the disk.
Result<> syncToDisk(QFile &file);
//! Renames over what is there, at once or not at all.
Result<> renameOver(const QString &from, const QString &to);
//! Waits until the names of files in it are on the disk, where the file system can.
void syncFolder(const QString &folder);
//! renameOver(), and waits until that is on the disk.
Result<> replaceFile(const QString &from, const QString &to);
//! What a new file gets under the user's umask.
QFileDevice::Permissions usualPermissions();

} // namespace filigree
