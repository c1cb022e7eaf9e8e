// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/mematte/matte_model.h"
#include "inference/tools/bench_families.h"
#include "inference/tools/bench_table.h"

#include <cmath>
#include <cstdio>

namespace filigree::tools {
namespace {

// One global attention alone, over so many tokens of a square grid.
void benchAttention(const MatteConfig &config, int64_t side, int64_t tokens, BenchTable &table)
{
    VitAttention attention(config.embed_dim, config.num_heads,
                           config.hasRouters ? 0 : matteGlobalGrid);
    for (torch::Tensor &weight : attention->parameters())
        weight.normal_(0, 0.05);
    const torch::Tensor x = torch::randn({1, tokens, config.embed_dim});
    table.row("one global attention, " + std::to_string(tokens) + " tokens",
              [&] { attention(x, side, side); });
}

} // namespace

Result<> benchMatte(const MatteConfig &config, const BenchOptions &options)
{
    MatteModel model(config);
    const bool isCapped = config.hasRouters && options.keep > 0;
    const auto state = benchState(*model, options, [&](auto &random) {
        if (!isCapped)
            return;
        for (auto &[name, tensor] : random) {
            if (name.ends_with("out_conv.4.bias")) // every token wants to attend
                tensor[0].fill_(100);
        }
    });
    if (!state)
        return tl::unexpected(state.error());
    if (const Result<> loaded = model->load(*state); !loaded)
        return loaded;
    const int64_t size = (options.size + matteDivisor - 1) / matteDivisor * matteDivisor;
    const int64_t side = size / mattePatchSize;
    const int64_t cap =
        isCapped ? int64_t(std::lround(options.keep * double(side * side))) : matteTokenCap;
    torch::Tensor trimap = torch::zeros({size, size});
    trimap.slice(0, size / 4, size * 3 / 4).fill_(128.0 / 255);
    trimap.slice(0, size * 3 / 4).fill_(1);
    const torch::Tensor input = MatteModelImpl::input(torch::rand({3, size, size}), trimap);
    std::printf("%lld x %lld pixels, %lld tokens\n", static_cast<long long>(size),
                static_cast<long long>(size), static_cast<long long>(side * side));
    BenchTable table(options.runs);
    benchAttention(config, side, config.hasRouters ? std::min(cap, side * side) : side * side,
                   table);
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
    table.row("decoder", [&] { *model->decode(features, input, model->officialTiling()); });
    features.reset();
    table.row("whole picture",
              [&] { *model->decode(*model->encode(input, cap), input, model->officialTiling()); });
    if (config.hasRouters)
        std::printf("share of tokens that attend:%s\n", shares.c_str());
    return {};
}

} // namespace filigree::tools
