// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"

#include <string>

namespace filigree {

//! What the engines run on.
struct RuntimeInfo
{
    std::string torchVersion;
    std::string openCvVersion;
    int threads = 1; //!< That LibTorch uses when it is given all cores.
    int cudaDevices = 0;
};

//! May EngineOptions ask for "bf16" on this device?
bool hasBfloat16(const std::string &device);

//! Sets how many threads OpenCV may use, 0 meaning all cores, and where it takes memory from. Only
//! at the start of a program, before any other thread computes: OpenCV takes its threads apart for
//! it, even from under those who use them, which then crash or wait for ever.
void prepareProcess(int threads);

//! Loads LibTorch if nothing has done so yet, which takes up to a second. Errors: NotFound when the
//! library with the networks cannot be loaded.
Result<RuntimeInfo> runtimeInfo();

//! Measures a large single-precision matrix product, in GFLOP/s; takes up to some seconds. Without
//! a real BLAS it stays near 5. Errors: as runtimeInfo().
Result<double> measureMatrixProductSpeed();

} // namespace filigree
