// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/runtime.h"

#include "inference/models/processor.h"
#include "inference/predictors/mat_memory.h"
#include "inference/predictors/network_engines.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <thread>

namespace filigree {

void prepareProcess(int threads)
{
    keepMemoryOfMatrices();
    cv::setNumThreads(threads > 0 ? threads
                                  : int(std::max(1U, std::thread::hardware_concurrency())));
}

Result<RuntimeInfo> runtimeInfo()
{
    return networkEngines().map([](const NetworkEngines *networks) {
        return RuntimeInfo{networks->torchVersion(), CV_VERSION, networks->setThreads(0),
                           networks->cudaDevices()};
    });
}

bool hasBfloat16(const std::string &device)
{
    return device != "cpu" || hasBfloat16Products();
}

Result<double> measureMatrixProductSpeed()
{
    return networkEngines().map(
        [](const NetworkEngines *networks) { return networks->matrixProductSpeed(); });
}

} // namespace filigree
