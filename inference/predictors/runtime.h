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

//! Sets how many threads the engines of this process use; 0 means all cores. Returns the count in
//! force. Call it once, before the first engine.
int setEngineThreads(int threads);

RuntimeInfo runtimeInfo();

//! Measures a large single-precision matrix product, in GFLOP/s; takes up to some seconds. Without
//! a real BLAS it stays near 5.
double measureMatrixProductSpeed();

} // namespace filigree
