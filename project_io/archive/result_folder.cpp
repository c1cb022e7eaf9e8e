// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/archive/result_folder.h"

#include <QDateTime>
#include <QDirIterator>
#include <QFile>

#include <algorithm>

namespace filigree {

std::vector<FoundResult> findResults(const QString &folder)
{
    std::vector<FoundResult> found;
    QDirIterator it(folder, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString path = it.next();
        if (const auto result = parseResultName(path.mid(folder.size() + 1).toStdString())) {
            const QFileInfo info = it.fileInfo();
            found.push_back({*result, info.size(), info.lastModified().toMSecsSinceEpoch()});
        }
    }
    std::ranges::stable_sort(found, {}, &FoundResult::changed);
    return found;
}

void removeUnfinished(const QString &folder)
{
    QDirIterator it(folder, {'*' + unfinishedSuffix}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        QFile::remove(it.next());
}

} // namespace filigree
