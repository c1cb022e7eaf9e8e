// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window/path_opener.h"

#include "app/window/clip_controller.h"
#include "app/window/project_life.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QMimeData>
#include <QProcess>
#include <QUrl>

#include <utility>

namespace filigree {

PathOpener::PathOpener(ProjectLife &life, ClipController &clips, QWidget *window)
    : QObject(window)
    , m_life(life)
    , m_clips(clips)
    , m_window(window)
{ }

void PathOpener::open(const QStringList &paths)
{
    QStringList clips;
    bool hasProject = false;
    for (const QString &path : paths) {
        if (!ProjectLife::isProject(path))
            clips.push_back(path);
        else if (std::exchange(hasProject, true))
            QProcess::startDetached(QCoreApplication::applicationFilePath(), {path});
        else
            m_life.open(path);
    }
    if (!hasProject)
        m_clips.add(clips);
    else if (!clips.isEmpty())
        connect(
            &m_life, &ProjectLife::opened, &m_clips, [this, clips] { m_clips.add(clips); },
            Qt::SingleShotConnection);
}

void PathOpener::chooseFiles()
{
    open(QFileDialog::getOpenFileNames(
        m_window, tr("Open"), {},
        tr("Projects and footage (*.filigree *.mov *.mp4 *.m4v *.mkv *.avi *.mxf *.webm *.mpg "
           "*.png *.jpg *.jpeg *.tif *.tiff *.exr *.dpx *.bmp *.webp)")
            + QStringLiteral(";;") + tr("Filigree projects (*.filigree)") + QStringLiteral(";;")
            + tr("All files (*)")));
}

void PathOpener::chooseFolder()
{
    const QString folder = QFileDialog::getExistingDirectory(m_window, tr("Open Image Sequence"));
    if (!folder.isEmpty())
        m_clips.add({folder});
}

QStringList PathOpener::localFiles(const QMimeData &data)
{
    QStringList paths;
    for (const QUrl &url : data.urls()) {
        if (url.isLocalFile())
            paths.push_back(url.toLocalFile());
    }
    return paths;
}

} // namespace filigree
