// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QObject>

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
        post([this, work = std::move(work), then = std::move(then)](std::stop_token stop) {
            using Answer = decltype(work(stop));
            auto answer = std::make_shared<Answer>(work(stop));
            QMetaObject::invokeMethod(
                this, [answer, then] { then(std::move(*answer)); }, Qt::QueuedConnection);
        });
    }
    bool isBusy() const; //!< Something runs or waits.

private:
    using Task = std::function<void(std::stop_token)>;
    struct Queue
    {
        mutable std::mutex mutex;
        std::condition_variable_any changed;
        std::deque<Task> tasks; //!< The first one may be running.
    };
    void post(Task task);
    void work(std::stop_token stop);

    Queue m_queue;
    std::jthread m_thread; // last: joined before what it uses is destroyed
};

} // namespace filigree
