// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"

#include <string>

namespace filigree {

//! Sets the intra-op thread count of LibTorch for this process; 0 means all cores. LibTorch itself
//! starts with one. Returns the count in force.
int setTorchThreads(int threads);

//! The intra-op thread count in force.
int torchThreads();

//! E.g. "1.13.1".
std::string torchVersion();

//! Speed of a 2048^3 single-precision matrix product in GFLOP/s: 5 means that no real BLAS is
//! there.
double matrixProductSpeed();

//! Number of CUDA devices that LibTorch can use.
int cudaDeviceCount();

//! Can networks run on "cpu" or "cuda:N"? Errors: InvalidInput for another name; Unsupported for a
//! device that is not there.
Result<> checkDevice(const std::string &device);

} // namespace filigree
