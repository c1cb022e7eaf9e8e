// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QObject>
#include <QTimer>

namespace filigree {

class Document;
class EditorState;
class GuideStrip;

//! The guided first cut: six steps on the real tools, from the demo clip to an export. Goes on when
//! the user really did what a step tells, in whatever way, and never stands in the way.
class GuideController final : public QObject
{
    Q_OBJECT
public:
    enum class Step { Open, Click, Look, Track, Matte, Export };
    static constexpr int stepCount = int(Step::Export) + 1;
    static constexpr int praiseTime = 1200; //!< ms that a finished step is shown as done.

    //! All must outlive it. Hides the strip until start().
    GuideController(Document &document, EditorState &state, GuideStrip &strip,
                    QObject *parent = nullptr);

    void start(); //!< Anew, from the first step that is not done yet.
    void stop();
    bool isRunning() const { return m_isRunning; }
    Step step() const { return m_step; }

public slots:
    void noteExport(); //!< An export was ordered.
    void noteTracking(bool isTracking); //!< A job began or the last one ended.

signals:
    void openDemoRequested();
    void trackRequested();
    void exportRequested();
    void runningChanged(bool running);

private:
    bool isDone(Step step) const;
    void check(); //!< Whether the current step is done by now.
    void finishStep();
    void goOn();
    void enter(Step step);
    void doIt();
    void show();
    bool hasPrompts() const;
    bool isTracked() const;

    Document &m_document;
    EditorState &m_state;
    GuideStrip &m_strip;
    bool m_isRunning = false;
    Step m_step = Step::Open;
    bool m_isStepDone = false;
    bool m_wasExported = false;
    bool m_isTracking = false;
    QTimer m_praise;
};

} // namespace filigree
