// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/models/checkpoint/tensor_file.h"

#include <vector>

namespace filigree {

//! How far a tensor is from one of the same name.
struct TensorDifference
{
    std::string name;
    std::string problem; //!< Not empty: they cannot be compared, and why.
    std::int64_t count = 0; //!< Elements.
    double largest = 0; //!< Of the absolute differences; infinite where only one is a number.
    double rms = 0;
    double size = 0; //!< Root mean square of the first.
};

//! Every tensor of either file, by name.
std::vector<TensorDifference> differences(const TensorFile &first, const TensorFile &second);

} // namespace filigree
