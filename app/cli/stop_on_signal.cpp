// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/cli/stop_on_signal.h"

#include <atomic>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace filigree::cli {
namespace {

// A signal handler may touch lock-free atomics and write(), and little else: request_stop() runs
// callbacks and takes locks, so a thread at the other end of a pipe makes that call.
std::atomic<int> pipeWriteEnd = -1;
std::atomic<int> signalsSeen = 0;
static_assert(std::atomic<int>::is_always_lock_free);

constexpr int cancelledExitCode = 130;

void onSignal(int)
{
    if (signalsSeen.fetch_add(1) > 0)
        _exit(cancelledExitCode);
    const int savedErrno = errno;
    const char byte = 's';
    [[maybe_unused]] const auto written = write(pipeWriteEnd, &byte, 1);
    errno = savedErrno;
}

void setHandler(void (*handler)(int))
{
    struct sigaction action
    { };
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

} // namespace

StopOnSignal::StopOnSignal()
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return; // without a pipe the signals keep ending the process, which is no worse than before
    m_readEnd = ends[0];
    pipeWriteEnd = ends[1];
    signalsSeen = 0;
    m_listener = std::thread([this] {
        char byte = 0;
        while (read(m_readEnd, &byte, 1) < 0 && errno == EINTR) { }
        if (byte == 's')
            m_source.request_stop();
    });
    setHandler(onSignal);
}

StopOnSignal::~StopOnSignal()
{
    if (m_readEnd < 0)
        return;
    setHandler(SIG_DFL);
    close(pipeWriteEnd.exchange(-1)); // wakes the listener with an end of file
    m_listener.join();
    close(m_readEnd);
}

} // namespace filigree::cli
