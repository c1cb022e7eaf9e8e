// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "tests/parity/synthetic_checkpoint.h"

#include "inference/models/catalogue.h"
#include "inference/models/checkpoint/safetensors.h"
#include "tests/parity/synthetic.h"

namespace filigree::parity {

Result<> writeSyntheticCheckpoint(const std::string &network, const std::string &path,
                                  const std::map<std::string, double> &constants)
{
    const CatalogueEntry *entry = findNetwork(network);
    if (!entry)
        return fail(Error::Kind::NotFound, "There is no network " + network + '.');
    TensorFile file;
    file.tensors = filledState(*entry->make());
    for (const auto &[name, value] : constants) {
        const auto found = file.tensors.find(name);
        if (found == file.tensors.end())
            return fail(Error::Kind::NotFound, network + " has no tensor " + name + '.');
        found->second.fill_(value);
    }
    return writeSafetensors(path, file);
}

} // namespace filigree::parity
