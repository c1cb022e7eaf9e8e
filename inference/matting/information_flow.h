// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/matting/matting_laplacian.h"

#include <stop_token>

namespace filigree {

//! After Aksoy, Aydin, Pollefeys 2017 (section 4), with two changes. The flows weigh less against
//! the matting Laplacian than published, as it is solved to the end here; and their colour-mixture
//! flow between unknown pixels (section 3.1) is left out: it adds nothing once those of section 3.3
//! weigh by depth, and costs more than all the rest.
struct FlowOptions
{
    int knownNeighbours = 7;
    int unknownNeighbours = 5;
    double knownWeight = 0.003;
    double unknownWeight = 0.001;
};

//! The energy of the flows between far pixels, in the numbering of the region:
//! knownWeight sum d (a - t)^2 + unknownWeight a' U a.
struct InformationFlow
{
    std::vector<float> knownWeight; //!< d: how far apart the known colours are, section 3.2.
    std::vector<float> knownAlpha; //!< t: the foreground's share in a mixture of known pixels.
    SparseMatrix similarity; //!< U: a graph Laplacian between alike unknown pixels, section 3.3.
};

InformationFlow informationFlow(ThreadTeam &team, const UnknownRegion &region,
                                const FlowOptions &options, std::stop_token stop);

} // namespace filigree
