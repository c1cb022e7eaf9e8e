// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include <torch/nn.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace filigree {

//! A network that can be built, by name.
struct CatalogueEntry
{
    std::string name;
    std::function<std::shared_ptr<torch::nn::Module>()> make; //!< With undefined weights.
};

//! All networks whose checkpoints can be read. A new network is a new row in the source.
const std::vector<CatalogueEntry> &networks();

//! nullptr: there is none of that name.
const CatalogueEntry *findNetwork(const std::string &name);

} // namespace filigree
