// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/footage_files.h"

#include "project_io/archive/numbered_files.h"

#include <QDir>
#include <QFileInfo>

namespace filigree {
namespace {

QStringList filesOf(const ClipReference &clip)
{
    const QString path = QString::fromStdString(clip.absolutePath);
    if (clip.kind != ClipKind::Sequence)
        return {path};
    QStringList files;
    for (const NumberedFile &file : numberedFiles(path)) {
        if (file.number >= clip.firstNumber && file.number - clip.firstNumber < clip.frameCount)
            files << file.path;
    }
    return files;
}

} // namespace

std::vector<ClipReference> footageOf(const Project &project, const std::string &projectPath)
{
    const QDir folder = QFileInfo(QString::fromStdString(projectPath)).absoluteDir();
    std::vector<ClipReference> footage;
    for (const ClipEntry &clip : project.clips) {
        footage.push_back(clip.media);
        if (projectPath.empty() || clip.media.relativePath.empty())
            continue;
        footage.push_back(clip.media);
        footage.back().absolutePath =
            folder.filePath(QString::fromStdString(clip.media.relativePath)).toStdString();
    }
    return footage;
}

FootageFiles::FootageFiles(std::vector<ClipReference> footage, const ClipInfo &open)
    : m_footage(std::move(footage))
{
    ClipReference clip;
    clip.absolutePath = open.path;
    clip.kind = open.kind;
    clip.firstNumber = open.firstNumber;
    clip.frameCount = open.frameCount;
    m_footage.push_back(std::move(clip));
}

bool FootageFiles::contains(const QString &path)
{
    const QString wanted = QFileInfo(path).canonicalFilePath();
    if (wanted.isEmpty())
        return false;
    if (!m_files) {
        m_files.emplace();
        for (const ClipReference &clip : m_footage) {
            for (const QString &file : filesOf(clip))
                m_files->insert(QFileInfo(file).canonicalFilePath());
        }
    }
    return m_files->contains(wanted);
}

} // namespace filigree
