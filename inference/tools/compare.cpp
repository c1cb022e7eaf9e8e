// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/checkpoint/checkpoint.h"
#include "inference/models/checkpoint/comparison.h"
#include "inference/tools/commands.h"

#include <cstdio>

namespace filigree::tools {

int compare(const std::vector<std::string> &arguments)
{
    if (arguments.size() != 2)
        return wrongUsage;
    const Result<TensorFile> first = readCheckpoint(arguments[0]);
    if (!first)
        return complain(first.error().message);
    const Result<TensorFile> second = readCheckpoint(arguments[1]);
    if (!second)
        return complain(second.error().message);
    std::printf("%-56s %12s %12s %12s\n", "tensor", "max |d|", "rms d", "rms A");
    std::size_t apart = 0;
    for (const TensorDifference &one : differences(*first, *second)) {
        if (one.problem.empty()) {
            std::printf("%-56s %12.3e %12.3e %12.3e\n", one.name.c_str(), one.largest, one.rms,
                        one.size);
        } else {
            std::printf("%-56s %s\n", one.name.c_str(), one.problem.c_str());
            ++apart;
        }
    }
    if (apart > 0)
        return complain(std::to_string(apart) + " tensors cannot be compared");
    return success;
}

} // namespace filigree::tools
