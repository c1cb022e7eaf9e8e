// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/base/thread_team.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace filigree {

ThreadTeam::ThreadTeam(int threads)
{
    const int wanted =
        threads > 0 ? threads : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    for (int i = 1; i < wanted; ++i)
        m_threads.emplace_back([this] { work(); });
}

ThreadTeam::~ThreadTeam()
{
    {
        const std::lock_guard lock(m_shared.mutex);
        m_shared.quit = true;
    }
    m_shared.begin.notify_all();
}

void ThreadTeam::forEach(int count, const std::function<void(int)> &body)
{
    if (m_threads.empty() || count <= 1) {
        for (int i = 0; i < count; ++i)
            body(i);
        return;
    }
    {
        const std::lock_guard lock(m_shared.mutex);
        m_body = &body;
        m_count = count;
        m_next = 0;
        m_shared.open = true;
        m_shared.thrown = nullptr;
        ++m_shared.generation;
    }
    m_shared.begin.notify_all();
    takeItems();
    std::unique_lock lock(m_shared.mutex);
    m_shared.open = false;
    m_shared.end.wait(lock, [this] { return m_shared.busy == 0; });
    if (const std::exception_ptr thrown = std::exchange(m_shared.thrown, nullptr))
        std::rethrow_exception(thrown);
}

void ThreadTeam::forRanges(int items, int grain, const std::function<void(int, int, int)> &body)
{
    forEach((items + grain - 1) / grain,
            [&](int range) { body(range, range * grain, std::min(items, (range + 1) * grain)); });
}

void ThreadTeam::work()
{
    for (int seen = 0;;) {
        {
            std::unique_lock lock(m_shared.mutex);
            m_shared.begin.wait(lock, [&] {
                return m_shared.quit || (m_shared.open && m_shared.generation != seen);
            });
            if (m_shared.quit)
                return;
            seen = m_shared.generation;
            ++m_shared.busy;
        }
        takeItems();
        const std::lock_guard lock(m_shared.mutex);
        if (--m_shared.busy == 0)
            m_shared.end.notify_one();
    }
}

void ThreadTeam::takeItems()
{
    try {
        for (int i = m_next++; i < m_count; i = m_next++)
            (*m_body)(i);
    } catch (...) {
        m_next = m_count; // the rest is of no use
        const std::lock_guard lock(m_shared.mutex);
        if (!m_shared.thrown)
            m_shared.thrown = std::current_exception();
    }
}

void runBoth(const std::function<void()> &one, const std::function<void()> &other)
{
    thread_local ThreadTeam pair(2);
    const auto caller = std::this_thread::get_id();
    std::array<std::atomic_flag, 2> taken;
    pair.forEach(2, [&](int) {
        std::size_t which = std::this_thread::get_id() == caller ? 0 : 1;
        if (taken[which].test_and_set())
            which = 1 - which;
        (which == 0 ? one : other)();
    });
}

} // namespace filigree
