// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <algorithm>
#include <cstdint>
#include <exception>
#include <thread>
#include <vector>

namespace filigree {

//! The number of threads that a setting of 0 (all cores) or more stands for.
inline int threadCount(int wanted)
{
    return wanted > 0 ? wanted : std::max(1, int(std::thread::hardware_concurrency()));
}

//! Calls work(firstRow, endRow) for bands that cover all rows, side by side on `threads` threads
//! (the caller's is one of them). What one of them throws comes out when all
//! have ended.
template<typename Work> void forRowBands(int rows, int threads, const Work &work)
{
    const int bands = std::clamp(threadCount(threads), 1, std::max(1, rows / 64));
    std::vector<std::exception_ptr> thrown(std::size_t(bands), nullptr);
    const auto workOn = [&](int band) {
        try {
            work(int(std::int64_t(rows) * band / bands),
                 int(std::int64_t(rows) * (band + 1) / bands));
        } catch (...) {
            thrown[std::size_t(band)] = std::current_exception();
        }
    };
    {
        std::vector<std::jthread> helpers;
        for (int band = 1; band < bands; ++band)
            helpers.emplace_back([&workOn, band] { workOn(band); });
        workOn(0);
    }
    for (const std::exception_ptr &one : thrown)
        if (one)
            std::rethrow_exception(one);
}

} // namespace filigree
