// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/matting/sparse_matrix.h"
#include "inference/matting/unknown_region.h"

namespace filigree {

//! Rows and columns of the unknown pixels of a quadratic energy in alpha, with the known pixels
//! moved to the right side: minimise a' A a / 2 - b' a.
struct LinearSystem
{
    SparseMatrix matrix;
    std::vector<float> right;
};

struct LaplacianOptions
{
    double epsilon =
        1e-7; //!< Divided by 9, added to a window's colour variance; colours in 0 to 1.
    //! A faint pull towards the four neighbours, so that no pixel is left without equations where
    //! no 3 x 3 window fits.
    double smoothness = 1e-6;
};

//! The matting Laplacian over 3 x 3 windows: Levin, Lischinski, Weiss 2006, equation 12.
LinearSystem mattingLaplacian(ThreadTeam &team, const UnknownRegion &region,
                              const LaplacianOptions &options = {});

} // namespace filigree
