// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <QObject>

namespace filigree {

//! How often a signal was heard on the test's own thread, after all that was emitted before it.
//! For what workers emit: a QSignalSpy would be written to on their threads, while the test reads.
class SignalCount final
{
public:
    template<typename Sender, typename Signal> SignalCount(const Sender *sender, Signal signal)
    {
        QObject::connect(sender, signal, &m_here, [this] { ++m_count; });
    }
    int size() const { return m_count; }

private:
    int m_count = 0;
    QObject m_here;
};

} // namespace filigree
