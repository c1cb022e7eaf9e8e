// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/recognition.h"

#include "inference/models/catalogue.h"
#include "inference/models/checkpoint/checkpoint.h"

#include <algorithm>

namespace filigree {
namespace {

struct Fit
{
    Recognised found;
    std::size_t fitting = 0;

    std::size_t errors() const
    {
        return found.missing.size() + found.unknown.size() + found.misshapen.size();
    }
};

Fit fitOf(const CatalogueEntry &entry, const TensorFile &file)
{
    const auto tensors = entry.named ? entry.named(file.tensors) : file.tensors;
    Fit fit;
    fit.found.network = entry.name;
    fit.found.tensors = file.tensors.size();
    const auto module = entry.make();
    std::map<std::string, torch::Tensor> state;
    for (const auto &[name, tensor] : namedState(*module))
        state.emplace(name, tensor);
    for (const auto &[name, tensor] : state) {
        const auto given = tensors.find(name);
        if (given == tensors.end()) {
            fit.found.missing.push_back(name);
            continue;
        }
        if (given->second.sizes() == tensor.sizes())
            ++fit.fitting;
        else
            fit.found.misshapen.push_back(name + ": " + shapeText(given->second.sizes())
                                          + " instead of " + shapeText(tensor.sizes()));
    }
    for (const auto &[name, tensor] : tensors) {
        if (!state.contains(name))
            fit.found.unknown.push_back(name);
    }
    return fit;
}

} // namespace

std::string Recognised::verdict() const
{
    if (network.empty())
        return "a readable file of " + std::to_string(tensors)
            + " tensors, but of no model that is known";
    if (isWhole())
        return network + ", whole";
    return "nearest to " + network + ", but not whole: " + std::to_string(missing.size())
        + " tensors missing, " + std::to_string(unknown.size()) + " unknown, "
        + std::to_string(misshapen.size()) + " of another shape";
}

Result<Recognised> recognised(const std::string &path)
{
    const Result<TensorFile> file = readCheckpoint(path);
    if (!file)
        return tl::unexpected(file.error());
    std::vector<Fit> fits;
    for (const CatalogueEntry &entry : networks())
        fits.push_back(fitOf(entry, *file));
    const auto best = std::ranges::min_element(fits, {}, &Fit::errors);
    if (best == fits.end() || best->fitting * 2 < file->tensors.size() || best->fitting == 0)
        return Recognised{{}, file->tensors.size(), {}, {}, {}};
    return std::move(best->found);
}

} // namespace filigree
