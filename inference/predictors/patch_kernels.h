// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/predictors/superpixels.h"

#include <vector>

//! How alike the patches of a region are. Private to this folder: it shows OpenCV types.
namespace filigree {

//! Gaussian kernels between all pairs of patches, over place, and over place and colour and
//! texture. A patch is not like itself: it does not vouch for itself. Only the half above the
//! diagonal is kept, as the kernels are symmetric; two thousand patches take 16 MB.
class PatchKernels
{
public:
    struct Sums //! Per patch, over all the others.
    {
        std::vector<float> near; //!< By place.
        std::vector<float> alike; //!< By place and colour.
    };

    //! colourScale: of L*a*b* differences; placeScale: in pixels of the region. Both are standard
    //! deviations.
    PatchKernels(const std::vector<Superpixel> &patches, float colourScale, double placeScale);

    //! Kernels times the weights of the patches. The same whatever the number of threads.
    Sums sums(const std::vector<float> &weights) const;

private:
    std::size_t rowStart(std::size_t row) const;

    const std::size_t m_count;
    cv::Mat_<float> m_near, m_alike; // rows of what is right of the diagonal, one after the other
};

} // namespace filigree
