// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/checkpoint/tensor_file.h"

#include <torch/nn.h>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace filigree {

//! A network that can be built, by name.
struct CatalogueEntry
{
    std::string name;
    std::function<std::shared_ptr<torch::nn::Module>()> make; //!< With undefined weights.
    //! Tensors of a file under the network's own names, without those that only training needs;
    //! null where files have no others.
    std::map<std::string, torch::Tensor> (*named)(const std::map<std::string, torch::Tensor> &) =
        nullptr;
    //! How shapes are written in the list of its tensors.
    std::string (*shapeText)(std::span<const std::int64_t>) = filigree::shapeText;
};

//! All networks whose checkpoints can be read. A new network is a new row in the source.
const std::vector<CatalogueEntry> &networks();

//! nullptr: there is none of that name.
const CatalogueEntry *findNetwork(const std::string &name);

} // namespace filigree
