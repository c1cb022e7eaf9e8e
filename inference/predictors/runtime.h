// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <string>

namespace filigree {

//! What the engines run on.
struct RuntimeInfo
{
    std::string torchVersion;
    std::string openCvVersion;
    int threads = 1; //!< As set for the engines.
    int cudaDevices = 0;
};

//! May EngineOptions ask for "bf16" on this device?
bool hasBfloat16(const std::string &device);

//! Sets how many threads LibTorch and OpenCV may use, 0 meaning all cores, and where OpenCV takes
//! memory from. Only at the start of a program, before any other thread computes: OpenCV takes its
//! threads apart for it, even from under those who use them, which then crash or wait for ever.
//! Returns the count in force.
int prepareProcess(int threads);

//! Sets how many threads LibTorch uses for what this thread asks of it; 0 means all cores. Returns
//! the count in force. Making an engine does so by its options.
int setEngineThreads(int threads);

RuntimeInfo runtimeInfo();

//! Measures a large single-precision matrix product, in GFLOP/s; takes up to some seconds. Without
//! a real BLAS it stays near 5.
double measureMatrixProductSpeed();

} // namespace filigree
