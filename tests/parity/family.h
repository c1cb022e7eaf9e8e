// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "tests/parity/parity_case.h"

namespace filigree::parity {

//! Networks whose cases are described alike.
struct Family
{
    std::string name;
    bool (*takes)(const ParityCase &given);
    //! The case run again: tensors under the reference's names and strides.
    Result<TensorFile> (*run)(const ParityCase &given);
};

//! All of them; a new family is a source of its own and a row in this one.
const std::vector<Family> &families();

//! Runs a case with the family that takes it. Errors: Unsupported naming the model.
Result<TensorFile> runCase(const ParityCase &given);

} // namespace filigree::parity
