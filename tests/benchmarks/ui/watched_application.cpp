// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "tests/benchmarks/ui/watched_application.h"

#include "tests/benchmarks/timing.h"

#include <QEvent>
#include <QMetaEnum>
#include <QTimer>
#include <QWidget>

#include <algorithm>
#include <chrono>

namespace filigree::bench {
namespace {

constexpr double interval = 2; // ms between two heartbeats
constexpr double longWork = 10; // ms that an event may take

double readMs(clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return double(time.tv_sec) * 1000 + double(time.tv_nsec) / 1e6;
}

//! Read before the event is delivered: the receiver may not outlive it.
std::string nameOf(const QObject *receiver, const QEvent *event)
{
    static const QMetaEnum types = QMetaEnum::fromType<QEvent::Type>();
    const char *type = types.valueToKey(event->type());
    std::string name = receiver->metaObject()->className();
    if (const auto *timer = qobject_cast<const QTimer *>(receiver)) {
        name += " of " + std::to_string(timer->interval()) + " ms";
        if (timer->parent())
            name += std::string(" of ") + timer->parent()->metaObject()->className();
    } else if (!receiver->objectName().isEmpty()) {
        name += " " + receiver->objectName().toStdString();
    }
    return name + ": " + (type ? type : "event " + std::to_string(event->type()));
}

} // namespace

WatchedApplication::WatchedApplication(int &argc, char **argv)
    : QApplication(argc, argv)
{
    pthread_getcpuclockid(pthread_self(), &m_guiClock);
    m_thread = std::jthread([this](std::stop_token stop) { beat(stop); });
}

WatchedApplication::~WatchedApplication()
{
    m_thread.request_stop();
    m_thread.join();
}

void WatchedApplication::beat(std::stop_token stop)
{
    using namespace std::chrono;
    auto due = steady_clock::now();
    while (!stop.stop_requested()) {
        due += microseconds(int(interval * 1000));
        std::this_thread::sleep_until(due);
        if (m_isPending.exchange(true))
            continue;
        m_postedWall = wallMs();
        m_postedCpu = readMs(m_guiClock);
        postEvent(this, new QEvent(m_beat));
    }
}

void WatchedApplication::noteBeat()
{
    const double wall = wallMs() - m_postedWall;
    const double cpu = readMs(CLOCK_THREAD_CPUTIME_ID) - m_postedCpu;
    for (double missed = 0; missed < std::max(wall, interval / 2); missed += interval) {
        const double left = 1 - missed / std::max(wall, interval);
        m_record.delays.add(wall * left);
        m_record.work.add(cpu * left);
    }
    m_isPending = false;
}

bool WatchedApplication::notify(QObject *receiver, QEvent *event)
{
    if (event->type() == m_beat) {
        noteBeat();
        return true;
    }
    if (event->type() == QEvent::Paint) {
        for (const QObject *part = receiver; part; part = part->parent())
            m_painted.insert(part);
    }
    if (m_depth > 0)
        return QApplication::notify(receiver, event);
    std::string name = nameOf(receiver, event);
    const double wall = wallMs();
    const double cpu = readMs(CLOCK_THREAD_CPUTIME_ID);
    ++m_depth;
    const bool isDone = QApplication::notify(receiver, event);
    --m_depth;
    noteEvent(std::move(name), wallMs() - wall, readMs(CLOCK_THREAD_CPUTIME_ID) - cpu);
    lookAtScreen();
    return isDone;
}

void WatchedApplication::noteEvent(std::string name, double wall, double cpu)
{
    EventCost &cost = m_record.costs[std::move(name)];
    ++cost.count;
    cost.tooLong += cpu > longWork;
    cost.worstCpuMs = std::max(cost.worstCpuMs, cpu);
    cost.worstWallMs = std::max(cost.worstWallMs, wall);
}

void WatchedApplication::lookAtScreen()
{
    if (m_painted.empty())
        return;
    const double now = wallMs();
    for (auto it = m_expected.begin(); it != m_expected.end();) {
        if (!m_painted.contains(it->widget) || !it->isThere()) {
            ++it;
            continue;
        }
        it->seen(now - it->since);
        it = m_expected.erase(it);
    }
    m_painted.clear();
}

void WatchedApplication::expect(QWidget *widget, std::function<bool()> isThere,
                                std::function<void(double)> seen)
{
    m_expected.push_back({widget, wallMs(), std::move(isThere), std::move(seen)});
}

LoopRecord WatchedApplication::take()
{
    return std::exchange(m_record, {});
}

} // namespace filigree::bench
