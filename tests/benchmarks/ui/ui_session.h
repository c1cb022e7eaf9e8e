// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "app/window/main_window.h"
#include "tests/benchmarks/ui/footage.h"
#include "tests/benchmarks/ui/watched_application.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <thread>

namespace filigree {
class Preferences;
class Language;
class Timeline;
class Viewer;
} // namespace filigree

namespace filigree::bench {

//! A hand at the window: its events are posted as a person makes them, and the times until what
//! they ask for is on the screen are kept by name.
class UiSession
{
public:
    using Times = std::map<std::string, Distribution>;

    explicit UiSession(WatchedApplication &application);
    ~UiSession();

    Result<> open(const QString &clip, const Footage &footage);
    //! Each waits for its frame before the next one.
    void jumpAtRandom(int times, const std::string &name);
    //! To the end of the timeline and back, 60 steps a second.
    void drag(int steps, const std::string &name);
    //! Turns the wheel on the viewer, in and out again.
    void zoom(int times, const std::string &name);
    //! Clicks on the thing (and beside it) and waits for the mask. aiming: for how many
    //! milliseconds the pointer is there before; 0: it appears with the click, as no hand's does.
    void click(bool positive, const std::string &name, double aiming = 0);
    void track(TrainingBudget budget); //!< Begins; does not wait.
    bool isTracking() const;
    void cancelTracking();
    //! Plays from the middle for some seconds; returns the frames shown in a second.
    double play(double seconds);
    void rest(double milliseconds);

    const Times &times() const { return m_times; }
    int unanswered() const { return m_unanswered; } //!< Nothing was shown within ten seconds.

private:
    bool waitFor(const std::function<bool()> &condition, double milliseconds = 10'000);
    void noteShown(const ComposedView &view);
    void postMouse(QWidget &widget, QEvent::Type type, const QPointF &at, Qt::MouseButtons held);
    //! Posts an event of the pointer on the timeline that asks for the frame there; expects the
    //! playhead, some picture, and the frame itself.
    void askForFrame(QEvent::Type type, double x, const std::string &name);
    void release(double x);
    double timelineX(double share) const;

    WatchedApplication &m_application;
    std::jthread m_tables;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<Language> m_language;
    std::unique_ptr<MainWindow> m_window;
    Viewer *m_viewer;
    Timeline *m_timeline;
    Footage m_footage;
    Times m_times;
    int m_unanswered = 0;
    unsigned m_random = 12345;
    int m_clicks = 0;

    // Questions for frames by number, and the newest that was answered; of composed views.
    int m_asked = 0;
    std::map<int, int> m_newest; // by frame: the newest question for it
    int m_answered = 0; // by whichever picture
    int m_exact = 0; // by the very frame
    int m_composed = 0; // so many pictures came
};

} // namespace filigree::bench
