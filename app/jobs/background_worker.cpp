// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/background_worker.h"

#include "inference/base/thread_rank.h"

namespace filigree {

BackgroundWorker::BackgroundWorker(QObject *parent)
    : QObject(parent)
    , m_thread([this](std::stop_token stop) { work(stop); })
{ }

BackgroundWorker::~BackgroundWorker() = default;

bool BackgroundWorker::isBusy() const
{
    const std::lock_guard lock(m_queue.mutex);
    return !m_queue.tasks.empty();
}

void BackgroundWorker::cancel()
{
    const std::lock_guard lock(m_queue.mutex);
    for (Task &task : m_queue.tasks)
        task.stop.request_stop();
}

void BackgroundWorker::post(const QString &activity, std::function<void(std::stop_token)> work)
{
    {
        const std::lock_guard lock(m_queue.mutex);
        m_queue.tasks.push_back({activity, std::move(work), {}});
        m_queue.changed.notify_one();
    }
    tellActivity();
}

void BackgroundWorker::tellActivity()
{
    QString activity;
    {
        const std::lock_guard lock(m_queue.mutex);
        if (!m_queue.tasks.empty())
            activity = m_queue.tasks.front().activity;
    }
    if (activity != std::exchange(m_activity, activity))
        emit activityChanged(activity);
}

void BackgroundWorker::work(std::stop_token stop)
{
    setThreadRank(ThreadRank::Fetching); // decoders that it opens inherit it
    std::unique_lock lock(m_queue.mutex);
    while (m_queue.changed.wait(lock, stop, [this] { return !m_queue.tasks.empty(); })
           && !stop.stop_requested()) {
        Task task = m_queue.tasks.front();
        lock.unlock();
        {
            const std::stop_callback end(stop, [&task] { task.stop.request_stop(); });
            task.work(task.stop.get_token());
        }
        lock.lock();
        m_queue.tasks.pop_front();
        QMetaObject::invokeMethod(this, &BackgroundWorker::tellActivity, Qt::QueuedConnection);
    }
}

} // namespace filigree
