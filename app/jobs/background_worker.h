// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QObject>
#include <QString>

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>

namespace filigree {

//! Does what would make the window wait, one thing after another on a thread of its own. Answers
//! come back on the thread that this lives on, and only while it lives. Destroying it stops what is
//! under way and drops the rest.
class BackgroundWorker final : public QObject
{
    Q_OBJECT
public:
    explicit BackgroundWorker(QObject *parent = nullptr);
    ~BackgroundWorker() override;

    //! work(stop) on the other thread, then(its answer) here.
    template<typename Work, typename Then> void run(Work work, Then then)
    {
        run({}, std::move(work), std::move(then));
    }
    //! activity: what it is for those who wait for it; empty: nobody does.
    template<typename Work, typename Then> void run(const QString &activity, Work work, Then then)
    {
        post(activity,
             [this, work = std::move(work), then = std::move(then)](std::stop_token stop) {
                 using Answer = decltype(work(stop));
                 auto answer = std::make_shared<Answer>(work(stop));
                 QMetaObject::invokeMethod(
                     this, [answer, then] { then(std::move(*answer)); }, Qt::QueuedConnection);
             });
    }
    bool isBusy() const; //!< Something runs or waits.
    //! Asks what runs and what waits to stop; each still answers, as its work does when stopped.
    void cancel();

signals:
    void activityChanged(const QString &activity); //!< Of what runs now; empty: none.

private:
    struct Task
    {
        QString activity;
        std::function<void(std::stop_token)> work;
        std::stop_source stop;
    };
    struct Queue
    {
        mutable std::mutex mutex;
        std::condition_variable_any changed;
        std::deque<Task> tasks; //!< The first one may be running.
    };
    void post(const QString &activity, std::function<void(std::stop_token)> work);
    void tellActivity();
    void work(std::stop_token stop);

    Queue m_queue;
    QString m_activity; // as it was told
    std::jthread m_thread; // last: joined before what it uses is destroyed
};

} // namespace filigree
