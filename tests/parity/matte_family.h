// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "tests/parity/family.h"

namespace filigree::parity {

//! MEMatte and ViTMatte: one picture with its trimap; see ../shared/parity/mematte.
Family matteFamily();

} // namespace filigree::parity
