// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <atomic>
#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace filigree {

//! A few threads that wait for loops to share. Used by one thread at a time.
class ThreadTeam
{
public:
    explicit ThreadTeam(int threads = 0); //!< 0: all cores. The caller is one of them.
    ~ThreadTeam();
    ThreadTeam(const ThreadTeam &) = delete;
    ThreadTeam &operator=(const ThreadTeam &) = delete;

    //! Calls body(0) to body(count - 1), each once, in any order; returns when all have returned.
    //! A thread that gets no core meanwhile leaves its share to the others. Throws on what one of
    //! them threw; others may then not have been called.
    void forEach(int count, const std::function<void(int)> &body);
    //! Likewise over ranges [first, last) of at most grain items. The ranges depend on nothing
    //! else, so that sums made per range come out the same for any number of threads.
    void forRanges(int items, int grain,
                   const std::function<void(int range, int first, int last)> &body);

private:
    struct Shared
    {
        std::mutex mutex;
        std::condition_variable begin;
        std::condition_variable end;
        int generation = 0;
        bool open = false; //!< A loop may still be joined.
        int busy = 0; //!< Threads that have joined it.
        bool quit = false;
        std::exception_ptr thrown; //!< The first of the current loop.
    };

    void work();
    void takeItems();

    Shared m_shared;
    const std::function<void(int)> *m_body = nullptr;
    int m_count = 0;
    std::atomic<int> m_next = 0;
    std::vector<std::jthread> m_threads; // last: joined before what they use is destroyed
};

//! Does one thing on this thread and the other on a thread that is kept for this one: a new thread
//! would begin with fresh memory, which takes longer than what it is started for. When there is no
//! core for it this thread does both. Throws on what one threw.
void runBoth(const std::function<void()> &one, const std::function<void()> &other);

} // namespace filigree
