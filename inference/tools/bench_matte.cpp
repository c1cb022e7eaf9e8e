// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/tools/bench_table.h"
#include "inference/tools/matte_bench_model.h"

#include <cstdio>

namespace filigree::tools {

Result<> benchMatte(const MatteConfig &config, const BenchOptions &options)
{
    const PrecisionScope scope(*precisionNamed(options.precision));
    Result<MatteModel> made = matteBenchModel(config, options);
    if (!made)
        return tl::unexpected(made.error());
    MatteModel model = *made;
    const int64_t size = (options.size + matteDivisor - 1) / matteDivisor * matteDivisor;
    const int64_t side = size / mattePatchSize;
    const int64_t cap = matteBenchCap(config, options.keep, side);
    const torch::Tensor input = matteBenchInput(size);
    std::printf("%lld x %lld pixels, %lld tokens\n", static_cast<long long>(size),
                static_cast<long long>(size), static_cast<long long>(side * side));
    BenchTable table(options.runs);
    const int64_t tokens = config.hasRouters ? std::min(cap, side * side) : side * side;
    table.row("one global attention, " + std::to_string(tokens) + " tokens",
              matteBenchAttention(config, side, tokens));
    std::string shares;
    const Probe countKept = [&](const std::string &name, const torch::Tensor &value) {
        if (name == "router_kept")
            shares +=
                ' ' + std::to_string(double(value.size(0)) / double(side * side)).substr(0, 4);
    };
    torch::Tensor features;
    table.row("backbone", [&] {
        shares.clear();
        features = *model->encode(input, cap, countKept);
    });
    table.row("decoder", [&] { *model->decode(features, input, model->boundedTiling()); });
    features.reset();
    table.row("whole picture",
              [&] { *model->decode(*model->encode(input, cap), input, model->boundedTiling()); });
    if (config.hasRouters)
        std::printf("share of tokens that attend:%s\n", shares.c_str());
    return {};
}

} // namespace filigree::tools
