// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/result.h"

#include <string>

namespace filigree::parity {

//! The files of OWLv2 as they are published, but with weights by the formula and a made-up
//! vocabulary: it finds something for every text, of no meaning. Without LibTorch in the header,
//! for tests of the app. Errors: those of writing.
Result<> writeSyntheticOwl(const std::string &checkpoint, const std::string &vocabulary);

} // namespace filigree::parity
