// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/catalogue.h"
#include "inference/models/checkpoint/checkpoint.h"
#include "inference/tools/commands.h"

#include <cstdio>

namespace filigree::tools {

int describe(const std::vector<std::string> &arguments)
{
    if (arguments.size() != 1)
        return wrongUsage;
    const CatalogueEntry *entry = findNetwork(arguments[0]);
    if (!entry)
        return complainOfModel(arguments[0]);
    std::fputs(manifest(*entry->make(), entry->shapeText).c_str(), stdout);
    return success;
}

} // namespace filigree::tools
