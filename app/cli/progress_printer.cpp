// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/cli/progress_printer.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ostream>

namespace filigree::cli {
namespace {

constexpr auto redrawInterval = std::chrono::milliseconds(100);
constexpr auto lineInterval = std::chrono::seconds(10);

double secondsBetween(ProgressPrinter::Clock::time_point from,
                      ProgressPrinter::Clock::time_point to)
{
    return std::chrono::duration<double>(to - from).count();
}

} // namespace

std::string durationText(double seconds)
{
    const long long whole = std::llround(std::clamp(seconds, 0.0, 3.6e6));
    char text[32];
    if (whole >= 3600) {
        std::snprintf(text, sizeof(text), "%lld:%02lld:%02lld", whole / 3600, whole / 60 % 60,
                      whole % 60);
    } else {
        std::snprintf(text, sizeof(text), "%lld:%02lld", whole / 60, whole % 60);
    }
    return text;
}

ProgressPrinter::ProgressPrinter(std::ostream &to, Style style, int width)
    : m_to(to)
    , m_style(style)
    , m_width(std::max(20, width))
{ }

void ProgressPrinter::begin(std::string_view stage, Clock::time_point now)
{
    finish(now);
    m_stage = stage;
    m_started = now;
    m_printed = now;
    m_shown = -1;
    if (std::ranges::find(m_times, stage, &StageTime::stage) == m_times.end())
        m_times.push_back({m_stage, 0, 0});
}

void ProgressPrinter::update(std::string_view stage, int done, int total, Clock::time_point now)
{
    const bool isNew = stage != m_stage;
    if (isNew) {
        begin(stage, now);
        // A first report of one finished step stands for work done since the stage before ended.
        m_doneAtStart = done;
    }
    m_done = done;
    m_total = total;
    const auto interval = m_style == Style::Terminal ? Clock::duration(redrawInterval)
                                                     : Clock::duration(lineInterval);
    // In a log the line that ends the stage says that all is done.
    const bool isRepeated = m_style == Style::Lines && done == total;
    if (isNew || (now - m_printed >= interval && !isRepeated))
        print(now, false);
}

void ProgressPrinter::finish(Clock::time_point now)
{
    if (m_stage.empty())
        return;
    const auto time = std::ranges::find(m_times, m_stage, &StageTime::stage);
    time->seconds += secondsBetween(m_started, now);
    time->steps += m_done;
    print(now, true);
    m_stage.clear();
}

void ProgressPrinter::print(Clock::time_point now, bool last)
{
    m_printed = now;
    if (m_style == Style::Quiet || (m_style == Style::Lines && !last && m_shown == m_done))
        return;
    m_shown = m_done;
    std::string line = m_stage + ' ' + std::to_string(m_done) + '/' + std::to_string(m_total);
    const double elapsed = secondsBetween(m_started, now);
    const int steps = m_done - m_doneAtStart;
    if (last) {
        line += " in " + durationText(elapsed);
    } else if (m_total > 0) {
        line += " (" + std::to_string(100LL * m_done / m_total) + " %)";
        if (steps > 0 && elapsed > 0.5)
            line += ", " + durationText(elapsed / steps * (m_total - m_done)) + " left";
    }
    if (m_style == Style::Terminal) {
        if (int(line.size()) > m_width - 1)
            line.resize(std::size_t(m_width) - 1);
        m_to << '\r' << line << "\x1b[K" << (last ? "\n" : "");
    } else {
        m_to << line << '\n';
    }
    m_to.flush();
}

} // namespace filigree::cli
