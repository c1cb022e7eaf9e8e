// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <torch/nn/module.h>

#include <functional>
#include <map>
#include <string>

namespace filigree::tools {

double secondsOf(const std::function<void()> &work);

//! MiB of the process: now ("VmRSS:") or at most ("VmHWM:").
double memoryOf(const std::string &key);

//! Gives freed memory back, and has Linux count the peak anew.
void forgetPeak();

//! GFLOP/s of a 3x3 convolution of 64 channels: what the machine has to give just now, to compare
//! times with those that others measured elsewhere.
double convolutionSpeed();

//! Weights as wide as their layers are, so that nothing overflows.
std::map<std::string, torch::Tensor> randomState(const torch::nn::Module &module);

struct Measured
{
    double median = 0, least = 0; //!< Seconds.
    double mebibytes = 0; //!< At most, on top of what the process had before.
};

//! Runs it so many times after a warm-up; with 0 runs, the warm-up is what is measured.
Measured measured(int runs, const std::function<void()> &work);

//! Runs parts a few times after a warm-up and prints the median time, and the memory on top of what
//! the process had before the first run.
class BenchTable
{
public:
    explicit BenchTable(int runs);
    void row(const std::string &name, const std::function<void()> &work);

private:
    int m_runs;
};

} // namespace filigree::tools
