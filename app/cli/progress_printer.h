// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <chrono>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace filigree::cli {

//! How long a stage of the job took.
struct StageTime
{
    std::string stage;
    double seconds = 0;
    int steps = 0; //!< Frames, or samples when learning.
};

//! Shows progress with the time left: one line that is rewritten on a terminal, a line now and then
//! elsewhere. Also keeps the times per stage. Used by one thread.
class ProgressPrinter
{
public:
    using Clock = std::chrono::steady_clock;
    enum class Style { Quiet, Lines, Terminal };

    ProgressPrinter(std::ostream &to, Style style, int width = 80);
    ~ProgressPrinter() { finish(); }
    ProgressPrinter(const ProgressPrinter &) = delete;
    ProgressPrinter &operator=(const ProgressPrinter &) = delete;

    void update(std::string_view stage, int done, int total, Clock::time_point now = Clock::now());
    //! Ends the current stage's line; later updates start a new one.
    void finish(Clock::time_point now = Clock::now());
    //! Stages in the order they began; one that came back is counted once.
    const std::vector<StageTime> &times() const { return m_times; }

private:
    void begin(std::string_view stage, Clock::time_point now);
    void print(Clock::time_point now, bool last);

    std::ostream &m_to;
    Style m_style;
    int m_width;
    std::vector<StageTime> m_times;
    std::string m_stage; //!< Empty between stages.
    int m_done = 0;
    int m_total = 0;
    int m_doneAtStart = 0;
    int m_shown = -1;
    Clock::time_point m_started;
    Clock::time_point m_printed;
};

//! "1:05", "2:03:04"; whole seconds.
std::string durationText(double seconds);

} // namespace filigree::cli
