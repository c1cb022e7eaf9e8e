// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "tests/benchmarks/ui/distribution.h"

#include <QApplication>

#include <atomic>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <pthread.h>
#include <time.h>

namespace filigree::bench {

//! What one kind of event cost the GUI thread, painting included.
struct EventCost
{
    int count = 0;
    int tooLong = 0; //!< Of more than 10 ms of processor time.
    double worstCpuMs = 0;
    double worstWallMs = 0;
};

//! What the event loop did between two calls of take().
struct LoopRecord
{
    //! How late the loop came to an event that was due, asked every 2 ms. While it is late, every
    //! moment that would have waited counts.
    Distribution delays;
    //! Of the same delays what the GUI thread itself worked: all there would be on an idle machine.
    Distribution work;
    std::map<std::string, EventCost> costs; //!< By receiver and event.
};

//! An application that measures its own event loop, and when what was asked for is on the screen.
class WatchedApplication final : public QApplication
{
public:
    WatchedApplication(int &argc, char **argv);
    ~WatchedApplication() override;

    bool notify(QObject *receiver, QEvent *event) override;

    //! Calls seen(ms since now) once `isThere` holds at the end of an event that painted the widget
    //! or a part of it.
    void expect(QWidget *widget, std::function<bool()> isThere, std::function<void(double)> seen);
    int expected() const { return int(m_expected.size()); }
    void forget() { m_expected.clear(); }

    LoopRecord take();

private:
    struct Expected
    {
        QWidget *widget;
        double since;
        std::function<bool()> isThere;
        std::function<void(double)> seen;
    };
    void beat(std::stop_token stop);
    void noteBeat();
    void noteEvent(std::string name, double wall, double cpu);
    void lookAtScreen();

    const QEvent::Type m_beat = QEvent::Type(QEvent::registerEventType());
    clockid_t m_guiClock{};
    std::atomic<bool> m_isPending = false;
    std::atomic<double> m_postedWall = 0;
    std::atomic<double> m_postedCpu = 0;
    int m_depth = 0;
    std::set<const QObject *> m_painted; // and their parents, in the outermost event; maybe gone
    std::vector<Expected> m_expected;
    LoopRecord m_record;
    std::jthread m_thread;
};

} // namespace filigree::bench
