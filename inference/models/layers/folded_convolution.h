// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/layers/convolution.h"

namespace filigree {

//! A convolution and the batch norm after it as one convolution.
struct FoldedConvolution
{
    torch::Tensor weight; //!< [out, in / groups, kernel, kernel]
    torch::Tensor bias; //!< [out]
};

//! Of the statistics as they were loaded.
FoldedConvolution folded(const ConvolutionImpl &conv, const torch::nn::BatchNorm2dImpl &bn);

} // namespace filigree
