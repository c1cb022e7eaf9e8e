// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/jobs/frame_loader.h"
#include "project_io/model/clip_info.h"

#include <QMainWindow>

class QLabel;
class QSlider;

namespace filigree {

class FrameView;

//! Opens clips and shows their frames.
class ViewerWindow final : public QMainWindow
{
    Q_OBJECT
public:
    explicit ViewerWindow(QWidget *parent = nullptr);

    void openClip(const QString &path);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void createActions();
    void chooseClip();
    void showClip(const ClipInfo &info);
    void showFrame(int frame, const QImage &picture);
    void showError(const Error &error);
    void step(int frames);

    FrameView *m_view;
    QSlider *m_playhead;
    QLabel *m_position;
    ClipInfo m_info;
    FrameLoader m_loader;
};

} // namespace filigree
