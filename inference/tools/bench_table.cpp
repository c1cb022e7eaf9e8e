// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/tools/bench_table.h"

#include "inference/models/checkpoint/checkpoint.h"
#include "inference/models/layers/convolution.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <fstream>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace filigree::tools {

double secondsOf(const std::function<void()> &work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double memoryOf(const std::string &key)
{
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        double kibibytes = 0;
        if (word == key && status >> kibibytes)
            return kibibytes / 1024;
    }
    return 0;
}

void forgetPeak()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
    std::ofstream("/proc/self/clear_refs") << "5";
}

double convolutionSpeed()
{
    constexpr std::int64_t side = 256, channels = 64;
    const auto layout = torch::MemoryFormat::ChannelsLast;
    const torch::Tensor x = torch::ones({1, channels, side, side}).contiguous(layout);
    const torch::Tensor weight = torch::ones({channels, channels, 3, 3});
    const auto run = [&] {
        convolve(x, weight, torch::zeros({channels}), {channels, channels, 3, 1, 1});
    };
    run();
    double least = secondsOf(run);
    for (int i = 0; i < 20; ++i)
        least = std::min(least, secondsOf(run));
    return 2.0 * 9 * side * side * channels * channels / least / 1e9;
}

std::map<std::string, torch::Tensor> randomState(const torch::nn::Module &module)
{
    torch::manual_seed(1);
    std::map<std::string, torch::Tensor> state;
    for (const auto &[name, tensor] : namedState(module)) {
        if (!tensor.is_floating_point())
            state.emplace(name, torch::zeros_like(tensor));
        else if (tensor.dim() <= 1)
            state.emplace(name,
                          name.ends_with("weight") || name.ends_with("running_var")
                              ? torch::ones_like(tensor)
                              : torch::zeros_like(tensor));
        else
            state.emplace(name,
                          torch::randn_like(tensor) * (1 / std::sqrt(double(tensor[0].numel()))));
    }
    return state;
}

Measured measured(int runs, const std::function<void()> &work)
{
    if (runs > 0)
        work(); // what the first run alone takes, threads and pages of code, is not its own
    forgetPeak();
    const double before = memoryOf("VmRSS:");
    std::vector<double> times;
    for (int i = 0; i < std::max(1, runs); ++i)
        times.push_back(secondsOf(work));
    std::ranges::sort(times);
    return {times[times.size() / 2], times[0], std::max(0.0, memoryOf("VmHWM:") - before)};
}

BenchTable::BenchTable(int runs)
    : m_runs(runs)
{
    std::printf("%-40s %10s %10s %12s\n", "part", "median s", "least s", "MiB on top");
}

void BenchTable::row(const std::string &name, const std::function<void()> &work)
{
    const Measured found = measured(m_runs, work);
    std::printf("%-40s %10.3f %10.3f %12.0f\n", name.c_str(), found.median, found.least,
                found.mebibytes);
    std::fflush(stdout);
}

} // namespace filigree::tools
