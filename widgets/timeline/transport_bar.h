// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "widgets/timeline/timeline_scene.h"

#include <QWidget>

class QAction;
class QHBoxLayout;
class QLabel;
class QLineEdit;

namespace filigree {

//! The actions that have a button; null: no button. Made elsewhere, with their icons and tips.
struct TransportActions
{
    QAction *first = nullptr;
    QAction *previousPrompt = nullptr;
    QAction *previousProblem = nullptr;
    QAction *stepBack = nullptr;
    QAction *playReverse = nullptr;
    QAction *play = nullptr;
    QAction *stepForward = nullptr;
    QAction *nextProblem = nullptr;
    QAction *nextPrompt = nullptr;
    QAction *last = nullptr;
    QAction *inPoint = nullptr;
    QAction *outPoint = nullptr;
    QAction *loop = nullptr;
};

//! Buttons that play and step, the current frame and timecode to read and to type, and how fast
//! playback is.
class TransportBar final : public QWidget
{
    Q_OBJECT
public:
    explicit TransportBar(QWidget *parent = nullptr);

    void setActions(const TransportActions &actions);
    void setClip(int frameCount, Rational frameRate, const std::string &startTimecode);
    void setPlayhead(int frame);
    //! speed: of the source's, negative: backwards, 0: stopped. measured: frames shown per second.
    void setPlayback(double speed, double measured, int dropped);

signals:
    void frameRequested(int frame);

protected:
    void changeEvent(QEvent *event) override;

private:
    void jump(const QLineEdit &field);
    void showPlace();
    void showPlayback();
    void setTexts();

    TimelineScene m_scene; // only its clock and its playhead
    QHBoxLayout *m_buttons;
    QLineEdit *m_frame;
    QLabel *m_count;
    QLineEdit *m_timecode;
    QLabel *m_rate;
    double m_speed = 0;
    double m_measured = 0;
    int m_dropped = 0;
};

} // namespace filigree
