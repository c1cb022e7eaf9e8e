// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <atomic>
#include <utility>

namespace filigree {

//! A value that copies share until one of them is written to, so that copying costs nothing.
//! Empty until first written to. Copies may be on different threads. Not a shared_ptr, whose count
//! does not say whether those who let go of the value are done with reading it.
template<typename T> class CopyOnWrite
{
public:
    CopyOnWrite() = default;
    CopyOnWrite(const CopyOnWrite &other)
        : m_shared(other.m_shared)
    {
        if (m_shared)
            m_shared->owners.fetch_add(1, std::memory_order_relaxed);
    }
    CopyOnWrite(CopyOnWrite &&other) noexcept
        : m_shared(std::exchange(other.m_shared, nullptr))
    { }
    CopyOnWrite &operator=(CopyOnWrite other) noexcept
    {
        std::swap(m_shared, other.m_shared);
        return *this;
    }
    ~CopyOnWrite()
    {
        if (m_shared && m_shared->owners.fetch_sub(1, std::memory_order_acq_rel) == 1)
            delete m_shared;
    }

    explicit operator bool() const { return m_shared; }
    const T &operator*() const { return m_shared->value; } //!< Not of an empty one.
    const T *operator->() const { return &m_shared->value; }
    //! This copy's own value, made if need be.
    T &write()
    {
        if (!m_shared)
            m_shared = new Shared;
        else if (m_shared->owners.load(std::memory_order_acquire) != 1)
            *this = CopyOnWrite(new Shared{m_shared->value});
        return m_shared->value;
    }
    //! The same value or an equal one.
    bool operator==(const CopyOnWrite &other) const
    {
        return m_shared == other.m_shared
            || (m_shared && other.m_shared && m_shared->value == other.m_shared->value);
    }

private:
    struct Shared
    {
        T value;
        std::atomic<int> owners = 1;
    };
    explicit CopyOnWrite(Shared *shared)
        : m_shared(shared)
    { }

    Shared *m_shared = nullptr;
};

} // namespace filigree
