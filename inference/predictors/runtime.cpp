// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/runtime.h"

#include "inference/models/layers/precision.h"
#include "inference/models/torch_setup.h"
#include "inference/predictors/mat_memory.h"

#include <opencv2/core.hpp>

namespace filigree {

int prepareProcess(int threads)
{
    layMatricesOnLargePages();
    const int used = setEngineThreads(threads);
    cv::setNumThreads(used);
    return used;
}

int setEngineThreads(int threads)
{
    return setTorchThreads(threads);
}

RuntimeInfo runtimeInfo()
{
    return {torchVersion(), CV_VERSION, torchThreads(), cudaDeviceCount()};
}

bool hasBfloat16(const std::string &device)
{
    return precisionNamed("bf16", device).has_value();
}

double measureMatrixProductSpeed()
{
    return matrixProductSpeed();
}

} // namespace filigree
