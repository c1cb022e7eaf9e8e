// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <stop_token>
#include <thread>

namespace filigree::cli {

//! While it lives, SIGINT and SIGTERM request a stop in place of ending the process, and a second
//! one ends it at once with exit code 130. One at a time.
class StopOnSignal
{
public:
    StopOnSignal();
    ~StopOnSignal();
    StopOnSignal(const StopOnSignal &) = delete;
    StopOnSignal &operator=(const StopOnSignal &) = delete;

    std::stop_token token() const { return m_source.get_token(); }

private:
    std::stop_source m_source;
    int m_readEnd = -1;
    std::thread m_listener; // last: joined before what it uses is destroyed
};

} // namespace filigree::cli
