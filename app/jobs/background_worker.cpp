// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/background_worker.h"

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

void BackgroundWorker::post(Task task)
{
    const std::lock_guard lock(m_queue.mutex);
    m_queue.tasks.push_back(std::move(task));
    m_queue.changed.notify_one();
}

void BackgroundWorker::work(std::stop_token stop)
{
    std::unique_lock lock(m_queue.mutex);
    while (m_queue.changed.wait(lock, stop, [this] { return !m_queue.tasks.empty(); })
           && !stop.stop_requested()) {
        const Task task = m_queue.tasks.front();
        lock.unlock();
        task(stop);
        lock.lock();
        m_queue.tasks.pop_front();
    }
}

} // namespace filigree
