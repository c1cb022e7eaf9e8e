// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/window/viewer_window.h"

#include "project_io/media/frame_cache.h"
#include "widgets/frame_view.h"

#include <QAction>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenuBar>
#include <QMimeData>
#include <QSlider>
#include <QStatusBar>

namespace filigree {

ViewerWindow::ViewerWindow(QWidget *parent)
    : QMainWindow(parent)
    , m_view(new FrameView)
    , m_playhead(new QSlider(Qt::Horizontal))
    , m_position(new QLabel)
    , m_loader(std::make_shared<FrameCache>())
{
    auto *centre = new QWidget;
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_view, 1);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(12);
    row->addWidget(m_playhead, 1);
    row->addWidget(m_position);
    column->addLayout(row);
    setCentralWidget(centre);

    m_playhead->setAccessibleName(tr("Playhead"));
    m_playhead->setEnabled(false);
    m_position->setMinimumWidth(
        fontMetrics().horizontalAdvance(QStringLiteral("Frame 00000 of 00000")));
    m_position->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_view->setMessage(tr("Drop a clip here, or choose File > Open Clip."));
    setWindowTitle(QStringLiteral("Filigree"));
    setAcceptDrops(true);
    createActions();

    connect(m_playhead, &QSlider::valueChanged, this,
            [this](int frame) { m_loader.request(frame); });
    connect(&m_loader, &FrameLoader::opened, this, &ViewerWindow::showClip);
    connect(&m_loader, &FrameLoader::frameReady, this, &ViewerWindow::showFrame);
    connect(&m_loader, &FrameLoader::failed, this, &ViewerWindow::showError);
}

void ViewerWindow::openClip(const QString &path)
{
    statusBar()->showMessage(tr("Opening %1…").arg(QFileInfo(path).fileName()));
    m_loader.open(path.toStdString());
}

void ViewerWindow::createActions()
{
    QMenu *file = menuBar()->addMenu(tr("&File"));
    QAction *open =
        file->addAction(tr("&Open Clip…"), QKeySequence::Open, this, &ViewerWindow::chooseClip);
    open->setStatusTip(tr("Opens a movie, a still or one file of an image sequence."));
    QAction *quit = file->addAction(tr("&Quit"), QKeySequence::Quit, this, &QWidget::close);
    quit->setStatusTip(tr("Closes the window."));
    QMenu *playback = menuBar()->addMenu(tr("&Playback"));
    playback->addAction(tr("&Next Frame"), Qt::Key_Right, this, [this] { step(1); });
    playback->addAction(tr("&Previous Frame"), Qt::Key_Left, this, [this] { step(-1); });
}

void ViewerWindow::chooseClip()
{
    const QString path = QFileDialog::getOpenFileName(this, tr("Open Clip"));
    if (!path.isEmpty())
        openClip(path);
}

void ViewerWindow::showClip(const ClipInfo &info)
{
    m_info = info;
    statusBar()->clearMessage();
    setWindowTitle(
        tr("%1 – Filigree").arg(QFileInfo(QString::fromStdString(info.path)).fileName()));
    const QSignalBlocker quiet(m_playhead);
    m_playhead->setRange(0, info.frameCount - 1);
    m_playhead->setValue(0);
    m_playhead->setEnabled(info.frameCount > 1);
    m_loader.request(0);
    if (!info.damage.empty())
        statusBar()->showMessage(QString::fromStdString(info.damage.front().message));
}

void ViewerWindow::showFrame(int frame, const QImage &picture)
{
    m_view->setPicture(picture, m_info.pixelAspect.num > 0 ? m_info.pixelAspect.value() : 1);
    m_position->setText(tr("Frame %1 of %2").arg(frame + 1).arg(m_info.frameCount));
}

void ViewerWindow::showError(const Error &error)
{
    m_view->setMessage(QString::fromStdString(error.message));
    statusBar()->clearMessage();
}

void ViewerWindow::step(int frames)
{
    m_playhead->setValue(m_playhead->value() + frames);
}

void ViewerWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() && event->mimeData()->urls().first().isLocalFile())
        event->acceptProposedAction();
}

void ViewerWindow::dropEvent(QDropEvent *event)
{
    openClip(event->mimeData()->urls().first().toLocalFile());
    event->acceptProposedAction();
}

} // namespace filigree
