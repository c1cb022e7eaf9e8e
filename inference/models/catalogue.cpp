// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/models/catalogue.h"

#include "inference/models/mematte/matte_model.h"
#include "inference/models/mematte/matte_names.h"
#include "inference/models/owlv2/owlv2_model.h"
#include "inference/models/sam2/sam2_model.h"

#include <algorithm>

namespace filigree {

const std::vector<CatalogueEntry> &networks()
{
    static const std::vector<CatalogueEntry> entries = [] {
        std::vector<CatalogueEntry> all;
        for (const Sam2Config &config : sam2Configs())
            all.push_back({config.name, [&config] { return Sam2Model(config).ptr(); }});
        all.push_back({Owlv2ModelImpl::name, [] { return Owlv2Model().ptr(); }, withOwlv2Names,
                       owlv2ShapeText});
        for (const MatteConfig &config : matteConfigs())
            all.push_back({config.name, [&config] { return MatteModel(config).ptr(); },
                           withMatteNames, crossedShapeText});
        return all;
    }();
    return entries;
}

const CatalogueEntry *findNetwork(const std::string &name)
{
    const auto found = std::ranges::find(networks(), name, &CatalogueEntry::name);
    return found == networks().end() ? nullptr : &*found;
}

} // namespace filigree
