// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/network_of_file.h"

#include "inference/predictors/network_engines.h"

namespace filigree {

Result<std::string> networkOfFile(const std::string &path)
{
    return networkEngines().and_then(
        [&](const NetworkEngines *networks) { return networks->networkOfFile(path); });
}

} // namespace filigree
