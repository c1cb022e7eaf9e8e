// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/export_command_line.h"

#include <QRegularExpression>
#include <QStringList>

namespace filigree {

QString shellQuoted(const std::string &text)
{
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_@%+=:,./-]+$"));
    QString word = QString::fromStdString(text);
    if (plain.match(word).hasMatch())
        return word;
    return '\'' + word.replace('\'', QStringLiteral("'\\''")) + '\'';
}

QString exportCommandLine(const std::string &projectPath, const ExportCommand &command)
{
    const ExportSettings &s = command.settings;
    QString project = shellQuoted(projectPath);
    if (!command.clip.empty())
        project += QStringLiteral(" --clip ") + shellQuoted(command.clip);
    QStringList words{QStringLiteral("filigree"), QStringLiteral("export"), project,
                      QStringLiteral("--export"), shellQuoted(exportSpec(s))};
    for (const std::string &object : command.objects)
        words << QStringLiteral("--object") << shellQuoted(object);
    words << QStringLiteral("--in") << QString::number(command.range.in) << QStringLiteral("--out")
          << QString::number(command.range.out);
    if (command.isCombined)
        words << QStringLiteral("--combined");
    if (s.startNumber)
        words << QStringLiteral("--start-number") << QString::number(*s.startNumber);
    if (s.frameRate.num > 0)
        words << QStringLiteral("--fps")
              << QStringLiteral("%1/%2").arg(s.frameRate.num).arg(s.frameRate.den);
    if (s.startTimecode)
        words << QStringLiteral("--timecode")
              << shellQuoted(s.startTimecode->empty() ? "none" : *s.startTimecode);
    const std::pair<int, const char *> tags[] = {{s.tags.primaries, "--primaries"},
                                                 {s.tags.transfer, "--transfer"},
                                                 {s.tags.matrix, "--matrix"}};
    for (const auto &[value, option] : tags) {
        if (value != 2)
            words << QString::fromLatin1(option) << QString::number(value);
    }
    if (!s.withAudio)
        words << QStringLiteral("--no-audio");
    if (s.overwrite)
        words << QStringLiteral("--overwrite");
    if (s.resume)
        words << QStringLiteral("--resume");
    const QString line = words.join(' ');
    if (!command.matteFirst)
        return line;
    return QStringLiteral("filigree matte %1 && %2").arg(project, line);
}

} // namespace filigree
