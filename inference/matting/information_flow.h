// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/matting/matting_laplacian.h"

#include <stop_token>

namespace filigree {

//! Weights and neighbour counts of Aksoy, Aydin, Pollefeys 2017 (section 4), as published.
struct FlowOptions
{
    int mixtureNeighbours = 20;
    int knownNeighbours = 7;
    int unknownNeighbours = 5;
    double mixtureWeight = 1;
    double knownWeight = 0.05;
    double unknownWeight = 0.01;
};

//! The energy of the flows between far pixels, in the numbering of the region:
//! mixtureWeight |M a - c|^2 + sum d (a - t)^2 + a' U a.
struct InformationFlow
{
    SparseMatrix mixture; //!< M: a pixel less its mixture of other unknown pixels.
    std::vector<float> mixtureRight; //!< c: what known pixels give to the mixture.
    std::vector<float> knownWeight; //!< d: how far apart the known colours are, section 3.2.
    std::vector<float> knownAlpha; //!< t: the foreground's share in a mixture of known pixels.
    SparseMatrix similarity; //!< U: a graph Laplacian between alike unknown pixels, section 3.3.
};

InformationFlow informationFlow(ThreadTeam &team, const UnknownRegion &region,
                                const FlowOptions &options, std::stop_token stop);

} // namespace filigree
