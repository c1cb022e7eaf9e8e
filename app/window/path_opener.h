// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QObject>
#include <QStringList>

class QMimeData;
class QWidget;

namespace filigree {

class ClipController;
class ProjectLife;

//! Opens whatever a user has: from dialogs, by dragging, from the command line.
class PathOpener final : public QObject
{
    Q_OBJECT
public:
    //! All must outlive it. The window is the parent of dialogs.
    PathOpener(ProjectLife &life, ClipController &clips, QWidget *window);

    //! A project replaces the one before, further ones get windows of their own; clips are added
    //! to it.
    void open(const QStringList &paths);
    void chooseFiles();
    void chooseFolder(); //!< Of an image sequence.

    static QStringList localFiles(const QMimeData &data);

private:
    ProjectLife &m_life;
    ClipController &m_clips;
    QWidget *m_window;
};

} // namespace filigree
