// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/catalogue.h"
#include "inference/models/checkpoint/checkpoint.h"
#include "inference/tools/commands.h"

#include <algorithm>
#include <cstdio>

namespace filigree::tools {
namespace {

// How a file's tensors fit a network.
struct Fit
{
    std::string model;
    std::vector<std::string> missing, unknown, misshapen;
    std::size_t fitting = 0;

    bool isWhole() const { return missing.empty() && unknown.empty() && misshapen.empty(); }
};

Fit fitOf(const CatalogueEntry &entry, const std::map<std::string, torch::Tensor> &tensors)
{
    const auto given = entry.named ? entry.named(tensors) : tensors;
    Fit fit;
    fit.model = entry.name;
    const auto module = entry.make();
    std::map<std::string, torch::Tensor> state;
    for (const auto &[name, tensor] : namedState(*module))
        state.emplace(name, tensor);
    for (const auto &[name, tensor] : state) {
        const auto found = given.find(name);
        if (found == given.end()) {
            fit.missing.push_back(name);
            continue;
        }
        if (found->second.sizes() == tensor.sizes())
            ++fit.fitting;
        else
            fit.misshapen.push_back(name + ": " + shapeText(found->second.sizes()) + " instead of "
                                    + shapeText(tensor.sizes()));
    }
    for (const auto &[name, tensor] : given) {
        if (!state.contains(name))
            fit.unknown.push_back(name);
    }
    return fit;
}

void print(const char *what, const std::vector<std::string> &names)
{
    for (const std::string &name : names)
        std::printf("%s\t%s\n", what, name.c_str());
}

} // namespace

int check(const std::vector<std::string> &arguments)
{
    if (arguments.size() != 1)
        return wrongUsage;
    const Result<TensorFile> file = readCheckpoint(arguments[0]);
    if (!file)
        return complain(file.error().message);
    std::vector<Fit> fits;
    for (const CatalogueEntry &entry : networks())
        fits.push_back(fitOf(entry, file->tensors));
    const auto errors = [](const Fit &fit) {
        return fit.missing.size() + fit.unknown.size() + fit.misshapen.size();
    };
    const auto best = std::ranges::min_element(fits, {}, errors);
    if (best == fits.end() || best->fitting * 2 < file->tensors.size() || best->fitting == 0)
        return complain("'" + arguments[0] + "' is a readable file of "
                        + std::to_string(file->tensors.size())
                        + " tensors, but of no model that is known");
    if (best->isWhole()) {
        std::printf("%s: whole, %zu tensors\n", best->model.c_str(), file->tensors.size());
        return success;
    }
    print("missing", best->missing);
    print("unknown", best->unknown);
    print("misshapen", best->misshapen);
    return complain("'" + arguments[0] + "' is nearest to " + best->model
                    + ", but not whole: " + std::to_string(best->missing.size())
                    + " tensors missing, " + std::to_string(best->unknown.size()) + " unknown, "
                    + std::to_string(best->misshapen.size()) + " of another shape");
}

} // namespace filigree::tools
