// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "tests/parity/family.h"

namespace filigree::parity {

//! OWLv2: the whole network on one picture, and its image processors; see ../shared/parity/owlv2.
//! Token ids are an input of the whole network: they are given back as they came.
Family owlv2Family();

} // namespace filigree::parity
