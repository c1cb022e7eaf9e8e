// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/work_gate.h"

namespace filigree {

struct WorkGate::Lease::State
{
    std::mutex mutex;
    std::condition_variable_any opened;
    int leases = 0;
};

WorkGate::Lease::~Lease()
{
    if (!m_state)
        return;
    const std::lock_guard lock(m_state->mutex);
    if (--m_state->leases == 0)
        m_state->opened.notify_all();
}

WorkGate::WorkGate()
    : m_state(std::make_shared<Lease::State>())
{ }

WorkGate::Lease WorkGate::enter()
{
    Lease lease;
    lease.m_state = m_state;
    const std::lock_guard lock(m_state->mutex);
    ++m_state->leases;
    return lease;
}

void WorkGate::pass(std::stop_token stop)
{
    std::unique_lock lock(m_state->mutex);
    m_state->opened.wait(lock, stop, [this] { return m_state->leases == 0; });
}

bool WorkGate::isClosed() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->leases > 0;
}

} // namespace filigree
