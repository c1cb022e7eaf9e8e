// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <stop_token>
#include <utility>

namespace filigree {

//! Lets background work stand aside while somebody waits for an answer. Thread-safe.
class WorkGate
{
public:
    //! Keeps the gate closed for as long as it lives. May outlive the gate's other owners.
    class Lease
    {
    public:
        Lease() = default;
        Lease(Lease &&other) noexcept
            : m_state(std::move(other.m_state))
        { }
        Lease &operator=(Lease &&other) noexcept
        {
            std::swap(m_state, other.m_state);
            return *this;
        }
        ~Lease();

    private:
        friend class WorkGate;
        struct State;
        std::shared_ptr<State> m_state;
    };

    WorkGate();
    //! For who answers the user: taken when the question is put, given back with the answer.
    Lease enter();
    //! For who works in the background, before each step: waits while any lease is held.
    void pass(std::stop_token stop);
    bool isClosed() const;

private:
    std::shared_ptr<Lease::State> m_state;
};

} // namespace filigree
