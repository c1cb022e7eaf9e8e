// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/recognition.h"
#include "inference/tools/commands.h"

#include <cstdio>

namespace filigree::tools {
namespace {

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
    const Result<Recognised> found = recognised(arguments[0]);
    if (!found && found.error().kind == Error::Kind::Unreadable)
        return complain(found.error().message + " Files can be " + fileKinds
                        + "; if it was downloaded, download it again.");
    if (!found)
        return complain(found.error().message);
    if (found->isWhole()) {
        std::printf("%s: whole, %zu tensors\n", found->network.c_str(), found->tensors);
        return success;
    }
    print("missing", found->missing);
    print("unknown", found->unknown);
    print("misshapen", found->misshapen);
    return complain('\'' + arguments[0] + "' is " + found->verdict());
}

} // namespace filigree::tools
