// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <vector>

namespace filigree::bench {

//! Measured times, and what share of them was below which.
class Distribution
{
public:
    void add(double milliseconds) { m_values.push_back(milliseconds); }
    void add(const Distribution &other);
    int count() const { return int(m_values.size()); }
    double percentile(double percent) const; //!< 100: the worst; 0 when there are none.

private:
    std::vector<double> m_values;
};

//! One line: how many, p50, p95, p99 and the worst in milliseconds, then what is aimed at.
void printDistribution(const char *name, const Distribution &times, const char *bar = "");
void printDistributionHead();

} // namespace filigree::bench
