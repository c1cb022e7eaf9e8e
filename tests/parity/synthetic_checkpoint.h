// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"

#include <map>
#include <string>

namespace filigree::parity {

//! A safetensors file of a network in the catalogue, its weights by the formula; tensors named in
//! constants have one value throughout. Without LibTorch in the header, for tests of the app.
Result<> writeSyntheticCheckpoint(const std::string &network, const std::string &path,
                                  const std::map<std::string, double> &constants = {});

} // namespace filigree::parity
