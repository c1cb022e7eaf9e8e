// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#include "inference/predictors/linked_engines.h"

namespace filigree {

Result<const NetworkEngines *> networkEngines()
{
    return &linkedEngines();
}

} // namespace filigree
