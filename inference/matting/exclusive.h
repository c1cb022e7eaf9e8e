// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/image.h"
#include "inference/base/result.h"

#include <vector>

namespace filigree {

//! Alphas of several objects of one frame (F32, one channel, one size) made to fit together: at no
//! pixel is their sum above 1, so that with the background's share it is exactly 1. Where they ask
//! for more, all yield in proportion to how uncertain they are: a pixel that is certainly one
//! object's keeps it. Errors: InvalidInput for sizes or types that do not fit.
Result<std::vector<Image>> makeExclusive(std::vector<Image> alphas);

} // namespace filigree
