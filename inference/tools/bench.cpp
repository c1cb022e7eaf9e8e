// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/checkpoint/checkpoint.h"
#include "inference/models/owlv2/owlv2_model.h"
#include "inference/models/torch_setup.h"
#include "inference/tools/bench_families.h"
#include "inference/tools/bench_table.h"
#include "inference/tools/commands.h"

#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <optional>

namespace filigree::tools {
namespace {

// The whole text as a number that is not less.
bool isNumber(const std::string &text, int least, int &number)
{
    const char *const end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, number);
    return error == std::errc() && rest == end && number >= least;
}

std::optional<BenchOptions> benchOptions(const std::vector<std::string> &arguments)
{
    BenchOptions options;
    if (arguments.size() % 2 == 0)
        return {};
    for (std::size_t i = 1; i + 1 < arguments.size(); i += 2) {
        const std::string &name = arguments[i];
        const std::string &value = arguments[i + 1];
        bool isKnown = true;
        if (name == "--threads")
            isKnown = isNumber(value, 0, options.threads);
        else if (name == "--frames")
            isKnown = isNumber(value, 0, options.frames);
        else if (name == "--objects")
            isKnown = isNumber(value, 1, options.objects);
        else if (name == "--runs")
            isKnown = isNumber(value, 1, options.runs);
        else if (name == "--size")
            isKnown = isNumber(value, 1, options.size);
        else if (name == "--keep")
            options.keep = std::strtod(value.c_str(), nullptr);
        else if (name == "--precision")
            options.precision = value;
        else if (name == "--file")
            options.file = value;
        else
            isKnown = false;
        if (!isKnown)
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
        return complainOfModel(arguments[0]);
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
