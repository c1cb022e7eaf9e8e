// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <map>
#include <string>

namespace filigree {

//! How long a job of several stages will take. Learns the pace of each stage, also from the jobs
//! before, and follows it slowly. Used by one thread; times are in seconds from any start.
class RemainingTime
{
public:
    //! plan: stages that the job may pass, in order, with the steps expected of each.
    void begin(std::map<std::string, int> plan, double now);
    //! A report of progress; a stage ends when another one reports.
    void report(const std::string &stage, int done, int total, double now);
    void standAside(double from, double until); //!< For others; is no part of the pace.
    double seconds() const; //!< -1: not known yet.
    double fraction() const; //!< Of the whole job by time, 0 to 1; by steps while no pace is known.

private:
    struct Stage
    {
        double time = 0; //!< Of the last step.
        int done = 0;
        int total = 0;
        bool isOver = false;
    };
    struct Pace
    {
        double seconds = 0; //!< A step.
        int steps = 0; //!< That it was learnt from.
    };
    double pace(const std::string &stage) const; //!< Seconds a step; -1: not known.

    std::map<std::string, Stage> m_stages;
    std::map<std::string, Pace> m_paces;
    std::string m_current;
    double m_aside = 0; //!< Seconds in all.
    double m_begin = 0;
    double m_now = 0;
};

} // namespace filigree
