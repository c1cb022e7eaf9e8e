// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/checkpoint/checkpoint.h"
#include "inference/models/owlv2/owlv2_model.h"
#include "inference/models/torch_setup.h"
#include "inference/tools/bench_families.h"
#include "inference/tools/bench_table.h"
#include "inference/tools/commands.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <optional>

namespace filigree::tools {
namespace {

std::optional<BenchOptions> benchOptions(const std::vector<std::string> &arguments)
{
    BenchOptions options;
    if (arguments.size() % 2 == 0)
        return {};
    for (std::size_t i = 1; i + 1 < arguments.size(); i += 2) {
        const std::string &name = arguments[i];
        const char *value = arguments[i + 1].c_str();
        if (name == "--threads")
            options.threads = std::atoi(value);
        else if (name == "--frames")
            options.frames = std::atoi(value);
        else if (name == "--objects")
            options.objects = std::max(1, std::atoi(value));
        else if (name == "--runs")
            options.runs = std::max(1, std::atoi(value));
        else if (name == "--size")
            options.size = std::max(1, std::atoi(value));
        else if (name == "--keep")
            options.keep = std::strtod(value, nullptr);
        else if (name == "--precision")
            options.precision = value;
        else if (name == "--file")
            options.file = value;
        else
            return {};
    }
    return options;
}

} // namespace

Result<std::map<std::string, torch::Tensor>>
benchState(const torch::nn::Module &module, const BenchOptions &options,
           const std::function<void(std::map<std::string, torch::Tensor> &)> &change)
{
    if (options.file.empty()) {
        auto state = randomState(module);
        change(state);
        return state;
    }
    Result<TensorFile> read = readCheckpoint(options.file);
    if (!read)
        return tl::unexpected(read.error());
    return std::move(read->tensors);
}

int bench(const std::vector<std::string> &arguments)
{
    const std::optional<BenchOptions> options =
        arguments.empty() ? std::nullopt : benchOptions(arguments);
    if (!options)
        return wrongUsage;
    const Sam2Config *sam2 = findSam2Config(arguments[0]);
    const bool isOwlv2 = arguments[0] == Owlv2ModelImpl::name;
    const MatteConfig *matte = findMatteConfig(arguments[0]);
    if (!sam2 && !matte && !isOwlv2)
        return complain("there is no model named '" + arguments[0] + "'");
    if (const auto known = precisionNamed(options->precision); !known)
        return complain(known.error().message);
    std::printf("%s, LibTorch %s, %d threads, %s\n", arguments[0].c_str(), torchVersion().c_str(),
                setTorchThreads(options->threads), options->precision.c_str());
    const torch::NoGradGuard noGrad;
    const Result<> done = sam2 ? benchSam2(*sam2, *options)
        : matte                ? benchMatte(*matte, *options)
                               : benchOwlv2(*options);
    return done ? success : complain(done.error().message);
}

} // namespace filigree::tools
