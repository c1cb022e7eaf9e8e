// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/document/clip_media.h"
#include "app/jobs/background_worker.h"
#include "inference/base/image.h"
#include "widgets/viewer/view_settings.h"

#include <QObject>
#include <QString>

#include <memory>

class QWidget;

namespace filigree {

class Document;
class EditorState;
class ViewPanel;
class ViewerController;

//! Binds the panel of the view to the editor's state, and gets what lies behind a matte: a picture
//! from a file, or another clip of the project. Both are read on another thread.
class ViewController final : public QObject
{
    Q_OBJECT
public:
    //! All must outlive it. The window is the parent of dialogs.
    ViewController(const Document &document, EditorState &state, ViewerController &viewer,
                   ViewPanel &panel, QWidget *window);

    void choosePicture(); //!< Asks for a file.
    void openPicture(const QString &path);
    void setClip(int clip); //!< Shows it behind the matte.

signals:
    void notice(const QString &text);
    void failed(const QString &text);

private:
    void followView();
    void followClips();
    void openClip();
    void setBackground(Background background);
    void showPanel();
    int firstOtherClip() const;

    const Document &m_document;
    EditorState &m_state;
    ViewerController &m_viewer;
    ViewPanel &m_panel;
    QWidget *m_window;
    Background m_shown = Background::Checker; // what the view had last and could be shown
    QString m_path; // of the picture
    int m_clip = 0;
    ClipReference m_media; // what of the clip is open
    BackgroundWorker m_background;
};

} // namespace filigree
