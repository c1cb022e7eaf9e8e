// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "app/jobs/remaining_time.h"

#include <algorithm>
#include <cmath>

namespace filigree {
namespace {

constexpr double memoryOfAStep = 0.95;

} // namespace

void RemainingTime::begin(std::map<std::string, int> plan, double now)
{
    m_stages.clear();
    for (const auto &[stage, steps] : plan)
        m_stages[stage].total = steps;
    m_current.clear();
    m_aside = 0;
    m_begin = m_now = now;
}

void RemainingTime::standAside(double from, double until)
{
    m_aside += until - from;
}

void RemainingTime::report(const std::string &stage, int done, int total, double now)
{
    now -= m_aside;
    m_now = now;
    Stage &here = m_stages[stage];
    if (stage != m_current || done < here.done) {
        if (const auto before = m_stages.find(m_current);
            before != m_stages.end() && stage != m_current)
            before->second.isOver = true;
        here = {now, done, total, false};
        m_current = stage;
    }
    if (const int steps = done - here.done; steps > 0) {
        Pace &pace = m_paces[stage];
        pace.steps += steps;
        // The mean of all steps at first, then above all of the latest ones.
        const double weight =
            std::max(double(steps) / pace.steps, 1 - std::pow(memoryOfAStep, steps));
        pace.seconds += weight * ((now - here.time) / steps - pace.seconds);
        here.time = now;
    }
    here.done = done;
    here.total = total;
}

double RemainingTime::pace(const std::string &stage) const
{
    const auto known = m_paces.find(stage);
    return known == m_paces.end() ? -1 : known->second.seconds;
}

double RemainingTime::seconds() const
{
    double sum = 0;
    for (const auto &[name, stage] : m_stages) {
        const int left = stage.isOver ? 0 : stage.total - stage.done;
        if (left <= 0)
            continue;
        const double each = pace(name);
        if (each < 0)
            return -1;
        sum += each * left;
    }
    return m_current.empty() ? -1 : sum;
}

double RemainingTime::fraction() const
{
    if (const double left = seconds(); left >= 0) {
        const double past = m_now - m_begin;
        return past + left > 0 ? past / (past + left) : 1;
    }
    double done = 0;
    double total = 0;
    for (const auto &[name, stage] : m_stages) {
        done += stage.isOver ? stage.total : stage.done;
        total += stage.total;
    }
    return total > 0 ? std::clamp(done / total, 0.0, 1.0) : 0;
}

} // namespace filigree
