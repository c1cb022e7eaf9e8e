// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/base/image.h"
#include "inference/base/result.h"

#include <stop_token>

namespace filigree {

struct ForegroundEstimate
{
    Image foreground; //!< F32, 3 channels, straight, in the picture's own colour space.
    Image background; //!< Likewise; empty when it was not asked for.
};

struct ForegroundOptions
{
    bool wantBackground = false;
    int threads = 0; //!< 0: all cores.
};

//! Unmixes picture = alpha * foreground + (1 - alpha) * background where 0 < alpha < 1. Where alpha
//! is 1 the foreground is the picture; where it is 0 it continues the nearest foreground colours.
//! Picture: 3 or 4 channels of any type; alpha: F32, one channel, same size.
//! Errors: InvalidInput for sizes or types that do not fit, Cancelled.
Result<ForegroundEstimate> estimateForeground(const Image &picture, const Image &alpha,
                                              const ForegroundOptions &options = {},
                                              std::stop_token stop = {});

} // namespace filigree
