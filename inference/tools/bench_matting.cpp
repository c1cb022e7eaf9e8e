// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/torch_setup.h"
#include "inference/tools/bench_table.h"
#include "inference/tools/commands.h"
#include "inference/tools/matte_bench_model.h"

#include <cstdio>
#include <cstdlib>
#include <sstream>

namespace filigree::tools {
namespace {

// The official code on two cores with AVX-512 and PyTorch 2.6: seconds and MiB of a whole picture.
struct OfficialFigure
{
    int64_t size;
    const char *network;
    double share;
    double seconds, mebibytes;
};
constexpr OfficialFigure officialFigures[] = {
    {1024, "vitmatte_s", 1, 7.6, 1188},
    {1024, "mematte_s", 0.25, 4.0, 445},
    {2048, "vitmatte_s", 1, 178, 18872},
    {2048, "mematte_s", 0.25, 20.7, 1081},
};

std::string officialText(int64_t size, const std::string &network, double share)
{
    for (const OfficialFigure &figure : officialFigures) {
        if (figure.size != size || network != figure.network || figure.share != share)
            continue;
        char text[64];
        std::snprintf(text, sizeof text, "%10.1f %8.0f", figure.seconds, figure.mebibytes);
        return text;
    }
    return "         -        -";
}

struct Row
{
    std::string network;
    double share; // of the tokens that attend
    bool decodesWhole = false; // as the official script, not only the tiles that are not known
};

// Whole pictures, and one of the four global attentions alone.
Result<> benchRow(const Row &row, int64_t size, int runs)
{
    const auto &[network, share, decodesWhole] = row;
    const MatteConfig &config = *findMatteConfig(network);
    BenchOptions options;
    options.keep = share;
    Result<MatteModel> made = matteBenchModel(config, options);
    if (!made)
        return tl::unexpected(made.error());
    MatteModel model = *made;
    const int64_t side = size / mattePatchSize;
    const int64_t cap = matteBenchCap(config, share, side);
    const int64_t tokens = config.hasRouters ? cap : side * side;
    const Measured attention = measured(runs, matteBenchAttention(config, side, tokens));
    const torch::Tensor input = matteBenchInput(size);
    const Tiling tiling = decodesWhole ? model->officialTiling() : model->boundedTiling();
    const Measured whole =
        measured(runs, [&] { *model->decode(*model->encode(input, cap), input, tiling); });
    std::printf("%5lld  %-11s %5.0f %% %9.2f %8.0f %10.3f %8.0f %s\n", static_cast<long long>(size),
                (network + (decodesWhole ? "*" : "")).c_str(), 100 * share, whole.median,
                whole.mebibytes, attention.median, attention.mebibytes,
                officialText(size, network, share).c_str());
    std::fflush(stdout);
    return {};
}

} // namespace

int benchMatting(const std::vector<std::string> &arguments)
{
    int runs = 3;
    std::string sizes = "1024,2048,4096";
    if (arguments.size() % 2 != 0)
        return wrongUsage;
    for (std::size_t i = 0; i < arguments.size(); i += 2) {
        if (arguments[i] == "--runs")
            runs = std::max(0, std::atoi(arguments[i + 1].c_str()));
        else if (arguments[i] == "--sizes")
            sizes = arguments[i + 1];
        else
            return wrongUsage;
    }
    const torch::NoGradGuard noGrad;
    std::printf("LibTorch %s, %d threads; the official code elsewhere, on two cores\n"
                "* with the whole picture decoded, as officially: others pass over what the "
                "trimap knows\n%37s %19s %19s\n%5s  %-11s %7s %9s %8s %10s %8s %10s %8s\n",
                torchVersion().c_str(), torchThreads(), "whole picture", "one attention",
                "official code", "size", "network", "attend", "s", "MiB", "s", "MiB", "s", "MiB");
    std::istringstream list(sizes);
    for (std::string text; std::getline(list, text, ',');) {
        const int64_t size = std::atoll(text.c_str()) / matteDivisor * matteDivisor;
        if (size <= 0)
            return wrongUsage;
        for (const Row &row : {Row{"vitmatte_s", 1, true}, Row{"vitmatte_s", 1},
                               Row{"mematte_s", 0.25}, Row{"mematte_s", 1}}) {
            if (const Result<> done = benchRow(row, size, runs); !done)
                return complain(done.error().message);
        }
    }
    return success;
}

} // namespace filigree::tools
