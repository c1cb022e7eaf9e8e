// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/mematte/matte_config.h"

#include <algorithm>

namespace filigree {

const std::vector<MatteConfig> &matteConfigs()
{
    static const std::vector<MatteConfig> configs{
        {"mematte_s", 384, 6, true},
        {"mematte_b", 768, 12, true},
        {"vitmatte_s", 384, 6, false},
        {"vitmatte_b", 768, 12, false},
    };
    return configs;
}

const MatteConfig *findMatteConfig(const std::string &name)
{
    const auto found = std::ranges::find(matteConfigs(), name, &MatteConfig::name);
    return found == matteConfigs().end() ? nullptr : &*found;
}

} // namespace filigree
