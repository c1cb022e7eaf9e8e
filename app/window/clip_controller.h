// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/document/clip_media.h"
#include "app/jobs/background_worker.h"

#include <QObject>
#include <QStringList>

#include <map>
#include <string>
#include <vector>

class QWidget;

namespace filigree {

class Document;

//! Brings footage into the project and keeps it there: adds clips, opens those of the project,
//! finds what was moved.
class ClipController final : public QObject
{
    Q_OBJECT
public:
    //! All must outlive it. The window is the parent of dialogs.
    ClipController(Document &document, QWidget *window);

    //! Movies, stills, files or folders of image sequences. One after another; each is a step.
    void add(const QStringList &paths);
    void addDemo();
    void relink(int clip); //!< Asks where it is.
    void showProperties(); //!< Of the current clip.
    void rename(int clip);
    void remove(int clip); //!< With its prompts and results; undo brings all back.
    //! Asks for masks, or trimaps, made elsewhere, and gives them to an object of the current clip.
    void importGiven(ObjectId object, bool trimaps);
    bool isOpening() const { return m_background.isBusy(); }
    void cancel(); //!< Opening, searching and importing.

signals:
    void added(const QString &path); //!< As it was asked for.
    void notice(const QString &text); //!< For the status bar.
    void failed(const QString &text);
    void activityChanged(const QString &activity); //!< What one waits for; empty: nothing.

private:
    void open(int clip);
    bool take(const QString &name, const ClipMedia &media);
    void search(int clip, const QStringList &folders);

    Document &m_document;
    QWidget *m_window;
    std::map<std::string, ClipMedia> m_ready; // opened, but not in the project yet; by path
    BackgroundWorker m_background;
};

} // namespace filigree
