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
    bool hasBfloat16 = false; //!< EngineOptions may ask for "bf16".
};

//! Sets how many threads LibTorch and OpenCV use for what this thread asks of them; 0 means all
//! cores. Returns the count in force. Making an engine does so by its options.
int setEngineThreads(int threads);

RuntimeInfo runtimeInfo();

//! Measures a large single-precision matrix product, in GFLOP/s; takes up to some seconds. Without
//! a real BLAS it stays near 5.
double measureMatrixProductSpeed();

} // namespace filigree
