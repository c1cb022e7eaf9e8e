// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "project_io/archive/numbered_files.h"

#include <QDirIterator>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace filigree {

std::vector<NumberedFile> numberedFiles(const QString &pattern)
{
    // As the media room writes patterns: the last place counts, and other percent signs stand for
    // themselves.
    static const QRegularExpression place(QStringLiteral("^(.*)%0?(\\d*)d(.*)$"));
    const QFileInfo info(pattern);
    const QString name = info.fileName();
    const auto match = place.match(name);
    if (!match.hasMatch())
        return {};
    const QString before = match.captured(1);
    const QString after = match.captured(3);
    const int width = std::max(1, match.captured(2).toInt());

    std::vector<NumberedFile> files;
    QDirIterator it(info.path(), QDir::Files);
    while (it.hasNext()) {
        const QString path = it.next();
        const QString file = it.fileName();
        const auto digits = file.size() - before.size() - after.size();
        if (digits < width || !file.startsWith(before) || !file.endsWith(after))
            continue;
        const QString number = file.mid(before.size(), digits);
        // More digits than the pattern asks for only when the number needs them.
        const bool isPadded = digits == width || number[0] != '0';
        const bool isNumber = std::all_of(number.begin(), number.end(),
                                          [](QChar digit) { return digit >= '0' && digit <= '9'; });
        bool fits = false;
        const int value = number.toInt(&fits);
        if (isNumber && isPadded && fits)
            files.push_back({value, path});
    }
    std::ranges::sort(files, {}, &NumberedFile::number);
    return files;
}

} // namespace filigree
