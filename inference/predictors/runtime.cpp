// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/runtime.h"

#include "inference/models/layers/precision.h"
#include "inference/models/torch_setup.h"

#include <opencv2/core.hpp>

namespace filigree {

int setEngineThreads(int threads)
{
    const int used = setTorchThreads(threads);
    cv::setNumThreads(used);
    return used;
}

RuntimeInfo runtimeInfo()
{
    return {torchVersion(), CV_VERSION, torchThreads(), cudaDeviceCount(), hasBfloat16Products()};
}

double measureMatrixProductSpeed()
{
    return matrixProductSpeed();
}

} // namespace filigree
