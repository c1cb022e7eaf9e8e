// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"
#include "inference/models/layers/precision.h"
#include "inference/models/mematte/matte_config.h"
#include "inference/models/sam2/sam2_config.h"

#include <torch/nn/module.h>

#include <functional>
#include <map>
#include <string>

namespace filigree::tools {

struct BenchOptions
{
    int threads = 0; //!< 0: all cores.
    std::string precision = "fp32"; //!< As precisionNamed() knows it; of SAM 2 and matting.
    int runs = 5;
    std::string file; //!< Weights; empty: random ones.
    int frames = 13; //!< Trackers: frames that are followed.
    int objects = 1; //!< Trackers: objects that are followed together.
    int size = 1024; //!< Matting: pixels a side of the picture.
    double keep = 0.25; //!< MEMatte: share of the tokens that attend; 0: as the weights have it.
};

//! The weights of the file; or random ones, which the last argument may change.
Result<std::map<std::string, torch::Tensor>>
benchState(const torch::nn::Module &module, const BenchOptions &options,
           const std::function<void(std::map<std::string, torch::Tensor> &)> &change);

Result<> benchSam2(const Sam2Config &config, const BenchOptions &options);
Result<> benchOwlv2(const BenchOptions &options);
Result<> benchMatte(const MatteConfig &config, const BenchOptions &options);

} // namespace filigree::tools
