// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/predictors/network_engines.h"

namespace filigree {

//! Those that this program, or this library, was linked with.
const NetworkEngines &linkedEngines();

} // namespace filigree
