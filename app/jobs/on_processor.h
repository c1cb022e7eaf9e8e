// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Filigree authors
#pragma once

#include "inference/predictors/engines.h"
#include "inference/predictors/runtime.h"

namespace filigree {

//! Whether the engines may do on the processor what they failed at: only the memory of a graphics
//! processor was too small.
inline bool mayMoveToProcessor(const EngineOptions &options, const Error &error)
{
    return error.kind == Error::Kind::OutOfMemory && options.device != EngineOptions().device;
}

//! The same engines there.
inline EngineOptions onProcessor(EngineOptions options)
{
    options.device = EngineOptions().device;
    if (!hasBfloat16(options.device))
        options.precision = EngineOptions().precision;
    return options;
}

} // namespace filigree
