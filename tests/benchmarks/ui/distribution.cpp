// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "tests/benchmarks/ui/distribution.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace filigree::bench {

void Distribution::add(const Distribution &other)
{
    m_values.insert(m_values.end(), other.m_values.begin(), other.m_values.end());
}

double Distribution::percentile(double percent) const
{
    if (m_values.empty())
        return 0;
    std::vector<double> sorted = m_values;
    std::ranges::sort(sorted);
    const auto rank = std::ceil(percent / 100 * double(sorted.size()));
    return sorted[std::size_t(std::clamp(rank, 1.0, double(sorted.size()))) - 1];
}

void printDistributionHead()
{
    std::printf("  %-40s %6s %8s %8s %8s %8s   %s\n", "ms", "count", "p50", "p95", "p99", "worst",
                "bar");
}

void printDistribution(const char *name, const Distribution &times, const char *bar)
{
    std::printf("  %-40s %6d %8.1f %8.1f %8.1f %8.1f   %s\n", name, times.count(),
                times.percentile(50), times.percentile(95), times.percentile(99),
                times.percentile(100), bar);
    std::fflush(stdout);
}

} // namespace filigree::bench
